/**
 * `npm run screenshots [-- <screen> …]`: every screen as it is in both languages, as files in test/browser/screenshots. They
 * are kept, so that a change of the page shows as a change of its pictures, and so that somebody looks at them.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { messageOf } from '../../engine/hosts/node/builds.mjs';
import { serve } from '../../engine/hosts/node/serve.mjs';
import { ensureViewer } from '../../engine/hosts/node/viewer.mjs';
import { findChromium, launch } from './chromium.js';
import { visit } from './planner.js';
import { atMoment, SCREENS } from './screens.js';

const SIZE = { width: 1280, height: 800 };

async function main(wanted: readonly string[]): Promise<void> {
  const unknown = wanted.filter((name) => !SCREENS.some((screen) => screen.name === name));
  if (unknown.length > 0) {
    const names = SCREENS.map(({ name }) => name).join(', ');
    throw new Error(`There is no screen named ${unknown.join(', ')}; there are: ${names}.`);
  }
  const { address, close } = await serve(await ensureViewer(), 0);
  const browser = await launch(findChromium());
  try {
    for (const language of ['en', 'zh-CN'] as const) {
      const folder = new URL(`screenshots/${language}/`, import.meta.url);
      mkdirSync(folder, { recursive: true });
      for (const { name, go } of SCREENS) {
        if (wanted.length > 0 && !wanted.includes(name)) continue;
        // Every third one in dark colours, so that both sets of colours are looked at.
        const theme = SCREENS.findIndex((screen) => screen.name === name) % 3 === 2 ? 'dark' : 'light';
        const planner = await visit(browser, address, { language, theme, ...SIZE });
        await atMoment(planner);
        await go(planner);
        await planner.drawn();
        const file = new URL(`${name}.png`, folder);
        writeFileSync(file, await planner.page.screenshot());
        process.stdout.write(`${language} ${name}\n`);
        await planner.close();
      }
    }
  } finally {
    await browser.close();
    await close();
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exitCode = 1;
});
