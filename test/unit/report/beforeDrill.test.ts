/** What is printed before a drill: cards by the plan, and a script in which nobody is moved whom it could hurt. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildModel } from '../../../engine/build.js';
import { parseDrill } from '../../../engine/drill/file.js';
import { findScenario, loadScenario } from '../../../engine/hosts/node/library.js';
import { actionCards } from '../../../engine/report/actionCards.js';
import { drillScript, partOf, playOrder } from '../../../engine/report/drillScript.js';
import { escapeXml } from '../../../engine/report/xml.js';
import { reportHtml } from '../../../engine/report/html.js';
import { MEANS } from '../../../engine/scenario/schema.js';
import { text } from '../../../engine/text/index.js';
import { soundHome } from '../../fixtures/soundHome.js';
import { ward } from '../../fixtures/ward.js';

const HAN = /\p{Script=Han}/u;

describe('action cards', () => {
  const home = soundHome();
  it('are one a post and shift, Chinese in front and English on the back', () => {
    const { blocks } = actionCards(home, null, [text('zh-CN'), text('en')], 'home');
    const cards = blocks.filter((block) => block.kind === 'heading' && block.level === 2);
    const posts = Object.values(home.roster.shifts).map(
      ({ staff }) => new Set(staff.filter(({ absent }) => absent !== true).map(({ post }) => post)).size,
    );
    expect(cards).toHaveLength(2 * posts.reduce((sum, one) => sum + one, 0));
    expect(blocks.filter(({ kind }) => kind === 'pageBreak')).toHaveLength(cards.length - 1);
    cards.forEach((card, i) => {
      if (card.kind === 'heading') expect(HAN.test(card.text)).toBe(i % 2 === 0);
    });
  });

  it('hold every phase of the plan that somebody works for, its deadline and its place in the plan', async () => {
    const scenario = await loadScenario(await findScenario('tower-18', process.cwd()), 'night');
    const html = reportHtml(actionCards(scenario, null, [text('en')], 'x'));
    for (const { id } of scenario.plan.phases) expect(html).toContain(`plan.phases.${id}`);
    expect(html).toContain('plan.response');
    expect(html).toContain(escapeXml(text('en').pick(scenario.plan.claims[0].text!)));
    expect(html).not.toMatch(/undefined|NaN|\[object/);
  });

  it('of a drill have its roles, too', async () => {
    const drill = parseDrill(
      JSON.parse(
        readFileSync(new URL('../../../scenarios/drills/first-night.json', import.meta.url), 'utf8'),
      ) as unknown,
    );
    const scenario = await loadScenario(await findScenario('tower-18', process.cwd()), 'night');
    const html = reportHtml(actionCards(scenario, drill, [text('zh-CN')], 'x'));
    for (const role of drill.roles) {
      expect(html).toContain(text('zh-CN').pick(role.name));
      for (const duty of role.duties ?? []) expect(html).toContain(text('zh-CN').pick(duty));
    }
  });
});

describe('the script of a drill', () => {
  const scenario = ward({
    residents: [{ mobility: 'cane' }, { mobility: 'bedridden', x: 4 }, { mobility: 'wheelchairAssisted', x: 6 }, { mobility: 'dementiaGuided', x: 8 }], // prettier-ignore
    carers: 2,
    change: (s) => {
      if (Array.isArray(s.residents)) s.residents[0].equipment = ['oxygen'];
    },
  });
  const model = buildModel(scenario, '1');

  it('moves nobody whom it could hurt', () => {
    const parts = model.people.slice(0, 4).map((person) => partOf(person, false));
    expect(parts).toEqual([
      { part: 'standIn', reason: 'equipment' },
      { part: 'standIn', reason: 'bedridden' },
      { part: 'standIn', reason: 'lifted' },
      { part: 'self', reason: 'dementia' },
    ]);
    // Whatever the plan moves them with: who goes themselves is on foot.
    for (const person of model.people.slice(0, model.residents))
      if (partOf(person, false).part === 'self')
        for (const means of [person.meansLevel, person.meansStairs])
          expect(means < 0 || MEANS[means] === 'escort').toBe(true);
  });

  it.each(['zh-CN', 'en'] as const)('says who, in the order of the plan, by whom and with what (%s)', (language) => {
    const played = playOrder(scenario, '1');
    expect(played.order.size).toBe(4);
    const report = drillScript(model, played, text(language));
    const table = report.blocks.find((block) => block.kind === 'table');
    if (table?.kind !== 'table') throw new Error('no table');
    const order = table.rows.map(([, id]) => played.order.get(id)!);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    for (const [, id, , , , by] of table.rows) if (played.leader.has(id)) expect(by).toContain(played.leader.get(id)!);
    expect(reportHtml(report)).not.toMatch(/undefined|NaN|\[object/);
    expect(reportHtml(report)).toContain('[U]');
  });
});
