/** A Chromium for the tests: one that is on the machine, or one that is fetched. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { root } from '../../engine/hosts/node/setup.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
/** Where they are though no PATH leads there. */
const PLACES = [
  '/usr/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
];
/** Longest that fetching one may take, ms. */
const LONGEST = 420_000;

export const HOW_TO_GET_ONE =
  'The browser tests need a Chromium, and none could be had. Install one ("apt-get install chromium fonts-noto-cjk" on ' +
  'Debian, "npx playwright-core install --with-deps chromium" anywhere), or name one in ANSHU_CHROMIUM.';

/** True if it starts: a stub that only asks for something else to be installed does not. */
function starts(path: string): boolean {
  if (!existsSync(path)) return false;
  // Chrome for Windows opens a window where others print their version.
  if (process.platform === 'win32') return true;
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  return status === 0 && /chrom/i.test(stdout);
}

function found(): string | null {
  const given = process.env.ANSHU_CHROMIUM;
  if (given) {
    if (starts(given)) return given;
    throw new Error(`ANSHU_CHROMIUM is no Chromium: ${given}`);
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const named = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...PLACES, ...named, chromium.executablePath()].find(starts) ?? null;
}

function run(command: string, ...words: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // What is said goes to the error stream: the last line on the other one is the count of tests.
  return spawnSync(command, words, { env, stdio: ['ignore', 2, 2], timeout: LONGEST }).status === 0;
}

function fetchOne(): void {
  process.stderr.write('No Chromium on this machine: fetching one …\n');
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const packages = ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'];
    // A fresh machine knows no packages yet; lists that cannot be renewed may still do.
    run('apt-get', 'update', '-qq');
    if (run('apt-get', '-qq', ...packages) && found() !== null) return;
  }
  run(process.execPath, join(root, 'node_modules', 'playwright-core', 'cli.js'), 'install', 'chromium');
}

/** Path of a Chromium that starts. @throws Error that says how to get one */
export function findChromium(): string {
  const there = found();
  if (there !== null) return there;
  fetchOne();
  const fetched = found();
  if (fetched === null) throw new Error(HOW_TO_GET_ONE);
  return fetched;
}

/** Starts it without a window, drawing by software: the same picture on every machine. @param more arguments */
export function launch(path: string, more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: path,
    args: [
      // As on a machine without a graphics card; WebGL is there all the same, done by the processor.
      '--disable-gpu',
      '--enable-unsafe-swiftshader',
      '--font-render-hinting=none',
      // Chromium refuses to sandbox for root, and /dev/shm is small in containers.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-dev-shm-usage',
      ...more,
    ],
  });
}
