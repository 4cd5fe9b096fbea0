/** Every screen in both languages and both sets of colours: no word of the other language, nothing that shuts people out. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import type { Language } from '../../engine/index.js';
import { planners } from './planner.js';
import { atMoment, SCREENS } from './screens.js';

const open = planners();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResults {
  violations: {
    id: string;
    impact: string | null;
    help: string;
    nodes: { target: string[]; failureSummary?: string }[];
  }[];
}

/** All words a reader or a listener meets, but those that say of themselves that they are of another language. */
const words = (): string[] => {
  const found: string[] = [];
  const own = document.documentElement.lang;
  const foreign = (element: Element | null): boolean => {
    const marked = element?.closest('[lang]');
    return marked !== null && marked !== undefined && marked.getAttribute('lang') !== own;
  };
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
    const { parentElement } = node;
    if (parentElement?.closest('script, style, code, svg title') !== null || foreign(parentElement)) continue;
    found.push(node.textContent ?? '');
  }
  for (const element of document.querySelectorAll('*')) {
    if (foreign(element)) continue;
    for (const name of ['aria-label', 'aria-valuetext', 'title', 'placeholder', 'alt']) {
      const value = element.getAttribute(name);
      if (value !== null) found.push(value);
    }
  }
  found.push(document.title);
  return found.filter((text) => text.trim() !== '');
};

const CHINESE = /\p{Script=Han}/u;
/** Words of the Latin script, of some length: names of units, formats and keys are shorter or listed. */
const LATIN = /[A-Za-z]{2,}/g;
const ANYWHERE =
  /^(?:Anshu|PNG|CSV|UTF|MB|GB|px|Space|Home|End|Esc|PgUp|PgDn|zip|json|scenario|anshu|LOS|WebGL|min|m²)$/;

describe.each(['en', 'zh-CN'] as const)('in %s', (language: Language) => {
  it.each(SCREENS.map(({ name, go }) => [name, go] as const))('%s', async (_name, go) => {
    const planner = await open({ language, width: 1440, height: 900 });
    const { page } = planner;
    await atMoment(planner);
    await go(planner);
    await planner.drawn();
    const { ids, said } = await page.evaluate(() => {
      const header = window.anshu.player.header.value;
      return {
        ids: header === null ? '' : JSON.stringify([header.scenario, header.spaces, header.openings, header.people]),
        said: document.title,
      };
    });
    expect(said).toContain('Anshu 安疏');
    // What a scenario calls its rooms, people and seeds is the same in every language.
    const named = new Set([...ids.matchAll(/[\p{L}\p{N}_-]+/gu)].flatMap(([id]) => [id, ...id.split(/[-_\d]+/)]));
    const all = await page.evaluate(words);
    expect(all.length).toBeGreaterThan(20);
    const other =
      language === 'en'
        ? all.filter((text) => CHINESE.test(text.replaceAll('安疏', '')))
        : all.filter((text) => (text.match(LATIN) ?? []).some((word) => !ANYWHERE.test(word) && !named.has(word)));
    expect(other).toEqual([]);
    // The picture, too, has its words: they come with the building.
    await page.evaluate(axe);
    for (const theme of ['light', 'dark'] as const) {
      await page.evaluate((wanted) => {
        window.anshu.app.theme.value = wanted;
      }, theme);
      await planner.drawn();
      const { violations } = await page.evaluate(
        (rules) =>
          (window as unknown as { axe: { run(where: Document, how: object): Promise<AxeResults> } }).axe.run(
            document,
            rules === null ? {} : { runOnly: { type: 'rule', values: rules } },
          ),
        // Only colours hang on the theme.
        theme === 'light' ? null : ['color-contrast'],
      );
      const grave = violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${theme}: ${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
      expect(grave).toEqual([]);
    }
    planner.complaints.length = 0;
  });
});
