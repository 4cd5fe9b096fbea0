/**
 * Before the browser tests: the page is built and served as `npm start` does it, and a Chromium is looked for. A failure is
 * handed to the tests, so that each of them fails with its words and the other tests still run.
 */
import type { TestProject } from 'vitest/node';
import { messageOf } from '../../engine/hosts/node/builds.mjs';
import { serve } from '../../engine/hosts/node/serve.mjs';
import { ensureViewer } from '../../engine/hosts/node/viewer.mjs';
import { findChromium } from './chromium.js';

export interface Prepared {
  /** Where the built page is served. */
  address: string;
  /** Folder of the built page. */
  folder: string;
  chromium: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    prepared: Prepared | { failure: string };
  }
}

export default async function setup(project: TestProject): Promise<(() => Promise<void>) | void> {
  try {
    const chromium = findChromium();
    const folder = await ensureViewer();
    const { address, close } = await serve(folder, 0);
    project.provide('prepared', { address, folder, chromium });
    return close;
  } catch (error) {
    const failure = messageOf(error);
    process.stderr.write(`${failure}\n`);
    project.provide('prepared', { failure });
  }
}
