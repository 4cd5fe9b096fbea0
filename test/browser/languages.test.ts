/** Every screen in both languages and both sets of colours: no word of the other language, nothing that shuts people out. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Language } from '../../engine/index.js';
import { LONG } from '../long.js';
import { planners, type Planner } from './planner.js';
import { atMoment, SCREENS } from './screens.js';

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
  // … and what is brought to the page here, and opens at first, is called so in every language.
  // … and numbers of elements and rules, names of standards and regulations, and of programs whose files are read.
  // … and of those who devised a test or a measure.
  /^(?:Clopper|Pearson|Bonferroni|Ronchi|Reneke|Peacock|Parquet|PE|BR|FR|MH|RU|JGJ|NFPA|ADB|HTM|arr|CO|ppm|broken|cut|tower|Anshu|HTML|PDF|Word|PNG|PDF|CSV|UTF|MB|GB|px|Space|Home|End|Esc|PgUp|PgDn|Shift|Alt|Ctrl|DXF|IFC|IMDF|JuPedSim|WKT|Vadere|XLSX|zip|json|html|docx|csv|https|scenario|anshu|LOS|WebGL|min|m²)$/;

/** Ids and names that come from the scenario shown: they are the same in every language. */
const namesOf = async ({ page }: Planner): Promise<Set<string>> => {
  const ids = await page.evaluate(() => {
    const header = window.anshu.player.header.value;
    return header === null ? '' : JSON.stringify([header.scenario, header.spaces, header.openings, header.people]);
  });
  return new Set([...ids.matchAll(/[\p{L}\p{N}_-]+/gu)].flatMap(([id]) => [id, ...id.split(/[-_\d]+/)]));
};

/** What axe finds of those that shut people out. */
async function grave({ page, drawn }: Planner): Promise<string[]> {
  const found: string[] = [];
  await page.evaluate(axe);
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate((wanted) => {
      window.anshu.app.theme.value = wanted;
    }, theme);
    await drawn();
    const { violations } = await page.evaluate(
      (rules) =>
        (window as unknown as { axe: { run(where: Document, how: object): Promise<AxeResults> } }).axe.run(document, {
          resultTypes: ['violations'],
          ...(rules === null ? {} : { runOnly: { type: 'rule', values: rules } }),
        }),
      // Only colours hang on the theme.
      theme === 'light' ? null : ['color-contrast'],
    );
    for (const { id, impact, nodes } of violations) {
      if (impact !== 'serious' && impact !== 'critical') continue;
      found.push(`${theme}: ${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
    }
  }
  return found;
}

// One page a language goes from screen to screen, as a planner does.
describe.each(LONG ? (['en', 'zh-CN'] as const) : (['zh-CN'] as const))('in %s', (language: Language) => {
  const open = planners({ keep: true });
  let planner: Planner;
  beforeAll(async () => {
    planner = await open({ language, width: 1440, height: 900 });
  });

  it.each(SCREENS.map(({ name, go }) => [name, go] as const))('%s', async (_name, go) => {
    const { page } = planner;
    await atMoment(planner);
    await go(planner);
    await planner.drawn();
    const named = await namesOf(planner);
    expect(await page.title()).toContain('Anshu 安疏');
    const all = await page.evaluate(words);
    expect(all.length).toBeGreaterThan(20);
    const other =
      language === 'en'
        ? all.filter((text) => CHINESE.test(text.replaceAll('安疏', '')))
        : all.filter((text) => (text.match(LATIN) ?? []).some((word) => !ANYWHERE.test(word) && !named.has(word)));
    expect(other).toEqual([]);
    // What shuts people out does so in every language.
    if (language === 'zh-CN') expect(await grave(planner)).toEqual([]);
  });
});
