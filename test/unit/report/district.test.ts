/** Fifty homes with faults of their own, merged: every count is the count of the homes, and nobody is named. */
import { describe, expect, it } from 'vitest';
import { buildModel } from '../../../engine/build.js';
import { checkElements } from '../../../engine/check/elements/check.js';
import { checkRules } from '../../../engine/check/rules/check.js';
import { reportDocx } from '../../../engine/hosts/docx.js';
import { districtReport, mergeHomes, shortfallOf, type District } from '../../../engine/report/district.js';
import { homeSummary, readSummary, type HomeSummary } from '../../../engine/report/homeSummary.js';
import { reportHtml } from '../../../engine/report/html.js';
import type { DrawnFacility, ScenarioFile } from '../../../engine/scenario/schema.js';
import { text } from '../../../engine/text/index.js';
import { FAULTS } from '../../fixtures/flawedHome.js';
import { soundHome } from '../../fixtures/soundHome.js';

const HOMES = 50;
/** Faults that can be put into a home in any company, and what each has to be found by. */
const CHOSEN = FAULTS.filter(({ where }) => ['PE-01', 'PE-09', 'PE-18', 'PE-40', 'BR-18', 'BR-22'].includes(where));
/** Home i has fault j where this is 0: every fault in some homes and not in others. */
const has = (home: number, fault: number): boolean => (home + fault) % (fault + 2) === 0;

function summaryOf(
  home: number,
  faults: readonly number[] = CHOSEN.map((_, j) => j).filter((j) => has(home, j)),
): HomeSummary {
  const scenario = soundHome((file) => {
    for (const j of faults) CHOSEN[j].put(file as ScenarioFile & { facility: DrawnFacility });
  });
  const model = buildModel({ ...scenario, id: `home-${home}` }, '1');
  const findings = { elements: checkElements(model, null, null), rules: checkRules(model), claims: null };
  return homeSummary(model, findings, '2026-06-30', `Home ${home}`);
}

const summaries = Array.from({ length: HOMES }, (_, i) => summaryOf(i));
const districts: District[] = [
  { name: 'east', summaries: summaries.slice(0, 30) },
  { name: 'west', summaries: summaries.slice(30) },
];

describe('the report of a district', () => {
  it('counts, for every fault, the homes it was put into', () => {
    const { homes, rules, elements } = mergeHomes(districts);
    expect(homes).toHaveLength(HOMES);
    for (const { where } of CHOSEN) {
      const want = new Set(
        summaries.flatMap((_, i) => (CHOSEN.some((one, k) => one.where === where && has(i, k)) ? [i] : [])),
      ).size;
      expect(want, where).toBeGreaterThan(0);
      expect(want, where).toBeLessThan(HOMES);
      const found = where.startsWith('PE') ? elements.find(({ id }) => id === where)?.short : rules.find(({ id }) => id === where)?.gaps; // prettier-ignore
      expect(found, where).toBe(want);
    }
  });

  it('ranks homes by shortfall, each by the count of its own findings', () => {
    const { homes } = mergeHomes(districts);
    const key = ({ short }: (typeof homes)[number]): number =>
      ((short.hazards * 100 + short.open) * 100 + short.gaps) * 100 + short.elements;
    for (let i = 1; i < homes.length; i++) expect(key(homes[i])).toBeLessThanOrEqual(key(homes[i - 1]));
    const clean = shortfallOf(summaryOf(0, []));
    // PE-43 needs runs, which were not made.
    expect(clean).toMatchObject({ hazards: 0, gaps: 0, open: 0 });
    expect(clean.elements).toBeLessThanOrEqual(1);
  });

  it('takes the latest of a home, and says what it was before', () => {
    const [one] = summaries;
    const earlier = {
      ...summaryOf(
        0,
        CHOSEN.map((_, j) => j),
      ),
      date: '2026-01-31',
    };
    const { homes } = mergeHomes([{ name: 'east', summaries: [one, earlier] }]);
    expect(homes).toHaveLength(1);
    expect(homes[0].now.date).toBe('2026-06-30');
    expect(homes[0].before).toEqual({ date: '2026-01-31', short: shortfallOf(earlier) });
  });

  it('names nobody: no resident, no member of staff, no room', () => {
    const scenario = soundHome();
    const written =
      JSON.stringify(summaries) +
      reportHtml(districtReport('D', districts, { command: 'c', engine: '0' }, text('zh-CN')));
    const people = [
      ...(scenario.document?.people ?? []).flatMap(({ id, phone }) => [id, ...(phone === undefined ? [] : [phone])]),
      ...Object.values(scenario.roster.shifts).flatMap(({ staff }) => staff.map(({ id }) => id)),
      ...(Array.isArray(scenario.residents) ? scenario.residents.map(({ id }) => id) : []),
      ...scenario.facility.spaces.map(({ id }) => id),
    ];
    expect(people.length).toBeGreaterThan(40);
    expect(
      people.filter((word) => written.includes(`"${word}"`) || (word.length > 5 && written.includes(word))),
    ).toEqual([]);
  });

  it.each(['zh-CN', 'en'] as const)('is a document in %s, hostile names and all', async (language) => {
    const hostile = { ...summaries[0], home: { id: 'x', name: '<script>alert(1)</script>\u202e=HYPERLINK("x")' } };
    const report = districtReport('City', [...districts, { name: '<b>', summaries: [hostile] }], { command: 'c', engine: '0' }, text(language)); // prettier-ignore
    const html = reportHtml(report);
    expect(html).not.toContain('<script>');
    expect(html).not.toContain('\u202e');
    expect(html).toContain('Home 49');
    expect(html).not.toContain('undefined');
    // No claims were run: that is not the same as none that is open.
    expect(html.match(/>–</g)).toHaveLength(HOMES + 1);
    expect((await reportDocx(report)).length).toBeGreaterThan(5000);
  });

  it('refuses what is no summary', () => {
    expect(readSummary(JSON.parse(JSON.stringify(summaries[0])))).toEqual(summaries[0]);
    for (const wrong of [null, 1, {}, { ...summaries[0], residentNames: ['a'] }, { ...summaries[0], beds: -1 }])
      expect(readSummary(wrong)).toBeNull();
  });
});
