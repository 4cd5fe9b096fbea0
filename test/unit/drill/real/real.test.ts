/** Records of drills held in the building: what keeps one open, what it measures, and what counts over the year. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ALL_PARAMETERS, buildModel } from '../../../../engine/build.js';
import { parseDrill } from '../../../../engine/drill/file.js';
import { closeProblems, closeRecord } from '../../../../engine/drill/real/close.js';
import { codeOf, codesOf, readCode } from '../../../../engine/drill/real/codes.js';
import { emptyRealDrill } from '../../../../engine/drill/real/empty.js';
import { parseRealDrill, realDrill } from '../../../../engine/drill/real/record.js';
import { registerOf } from '../../../../engine/drill/real/register.js';
import { talkOf } from '../../../../engine/drill/real/talk.js';
import { measuredRows, TIME_COLUMNS, zoneTimes } from '../../../../engine/drill/real/times.js';
import { ScenarioError } from '../../../../engine/errors.js';
import { csv } from '../../../../engine/exchange/csv.js';
import { timesFromTable } from '../../../../engine/exchange/measuredTimes.js';
import { findScenario, loadScenario } from '../../../../engine/hosts/node/library.js';
import { schemaOf } from '../../../../engine/scenario/publish.js';
import { realDrillWords } from '../../../../engine/text/index.js';
import { CLOSE_PROBLEMS, CODE_KINDS } from '../../../../engine/text/realDrillCodes.js';
import { completeRecord } from '../../../fixtures/realDrill.js';
import { soundHome } from '../../../fixtures/soundHome.js';

const FIRST = parseDrill(
  JSON.parse(
    readFileSync(new URL('../../../../scenarios/drills/first-night.json', import.meta.url), 'utf8'),
  ) as unknown,
);
const tower = await loadScenario(await findScenario('tower-18', process.cwd()), 'night');

describe('a record', () => {
  const head = { id: 'r', home: { id: 'h', name: 'h' }, date: '2026-01-01', at: '08:00', shift: null };
  it('that is empty cannot be closed, nor one that is only signed: everything that is missing is told at once', () => {
    const empty = emptyRealDrill(head, [{ id: 'a', name: 'a', kind: 'room' }]);
    const codes = (record: typeof empty): string[] => closeProblems(record).map(({ code }) => code);
    expect(codes(empty)).toEqual([
      'noPlace',
      'noContent',
      'noShift',
      'noLeader',
      'noParticipants',
      'noEvents',
      'notStopped',
      'nothingCleared',
      'noNumbers',
      'noProblems',
      'notSigned',
    ]);
    const signed = { ...empty, signatures: [{ role: 'x', name: 'y' }] };
    expect(codes(signed)).toEqual(codes(empty).filter((code) => code !== 'notSigned'));
    expect('problems' in closeRecord(signed)).toBe(true);
    // Notes without words are no moments.
    expect(codes({ ...empty, events: [1, 2, 3].map((at) => ({ at, code: 'note' as const, words: ' ' })) })).toContain(
      'noEvents',
    );
  });

  it('that says everything is closed; each thing left out keeps it open by its own reason', () => {
    const full = completeRecord({ closed: false });
    expect(closeRecord(full)).toEqual({ closed: { ...full, closed: true } });
    const open = (change: Parameters<typeof completeRecord>[0]): string[] =>
      closeProblems(completeRecord(change)).map(({ code, path }) => `${code} ${path}`);
    expect(open({ place: ' ' })).toEqual(['noPlace place']);
    expect(open({ participants: [{ name: 'a', post: '' }] })).toEqual(['withoutPost participants.0.post']);
    expect(open({ problems: [{ words: 'a', owner: '', due: '' }] })).toEqual([
      'withoutOwner problems.0.owner',
      'withoutDue problems.0.due',
    ]);
    expect(open({ problems: [] })).toEqual(['noProblems problems']);
    expect(open({ problems: [], noneFound: '全部按时完成' })).toEqual([]);
    expect(open({ noneFound: 'none' })).toEqual(['bothFoundAndNone noneFound']);
    expect(open({ events: [] })).toEqual(['noEvents events', 'notStopped events']);
    expect(open({ numbers: { residents: 0, standIns: 0, staff: 5, visitors: 0 } })).toEqual(['noNumbers numbers']);
    expect(open({ zones: [] })).toEqual(['nothingCleared zones']);
    // Talked through: nothing moves, nothing is timed, but something has to be decided.
    expect(open({ mode: 'tabletop', zones: [], numbers: { residents: 0, standIns: 0, staff: 3, visitors: 0 } })).toEqual([]); // prettier-ignore
  });

  it('has words for everything that is missing, in both languages', () => {
    for (const language of ['zh-CN', 'en'] as const) {
      const { close } = realDrillWords(language);
      for (const code of Object.keys(CLOSE_PROBLEMS) as (keyof typeof CLOSE_PROBLEMS)[])
        for (const parameters of [{}, { who: 'w', problem: 'p', zones: 2 }])
          expect(close[code](parameters)).toMatch(language === 'en' ? /^[A-Z].*\.$/ : /^\p{Script=Han}.*。$/u);
    }
  });

  it('has its format published as it is', () => {
    const file = new URL('../../../../scenarios/schema/anshu-drill-record-v1.json', import.meta.url);
    const schema = schemaOf(realDrill, 'drill-record', 1);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(schema)));
  });

  it('is refused as a file with every problem at its place', () => {
    const record = completeRecord();
    expect(parseRealDrill(JSON.parse(JSON.stringify(record)))).toEqual(record);
    try {
      parseRealDrill({ ...record, date: 'today', closd: true, mode: 'simulated' });
      expect.unreachable();
    } catch (error) {
      expect((error as ScenarioError).problems.map(({ path }) => path).sort()).toEqual(['closd', 'date', 'mode']);
    }
  });
});

describe('a table-top', () => {
  it('goes through the situation, what is expected and the injects, and is closed once something was decided', () => {
    const talk = talkOf(FIRST);
    expect(talk).toHaveLength(1 + 5 + FIRST.injects.length);
    expect(talk[0].words).toEqual(FIRST.about);
    // What the trainer throws in by hand comes last.
    expect(talk.at(-1)!.id).toBe('inject-stair-lost');
    const table = (decided: number) =>
      completeRecord({
        mode: 'tabletop',
        kind: 'tabletop',
        events: [],
        zones: [],
        talk: talk.map((step, i) => ({ ...step, decision: i < decided ? 'x' : '' })),
      });
    expect(closeProblems(table(1)).map(({ code }) => code)).toEqual(['noDecisions']);
    expect(closeProblems(table(2))).toEqual([]);
    expect(parseRealDrill(JSON.parse(JSON.stringify(table(2)))).talk).toHaveLength(talk.length);
  });
});

describe('what a drill measured', () => {
  it('goes into the table of the home’s own times, of closed real drills alone', () => {
    const records = [completeRecord(), completeRecord({ id: 'open', closed: false }), completeRecord({ id: 'talk', mode: 'tabletop' })]; // prettier-ignore
    const rows = measuredRows(records);
    const times = timesFromTable(csv([[...TIME_COLUMNS], ...rows]), tower, (name) => ALL_PARAMETERS[name]?.value);
    const step = (name: string) => times.steps.find((one) => one.name === `time.${name}.night`);
    expect(step('panel')).toMatchObject({ mean: 25, n: 1 });
    expect(step('call')).toMatchObject({ mean: 30, n: 1 });
    expect(step('prepare.wheelchair')).toMatchObject({ mean: 60, n: 2 });
    expect(step('prepare.wheelchair')!.sd).toBeCloseTo(Math.sqrt(200), 1);
    expect(times.clearings.map(({ seconds, staff }) => [seconds, staff])).toEqual([
      [590, 5],
      [10.5, 5],
    ]);
    expect(rows.every((row) => row[7].startsWith('drill-1 2026-03-14'))).toBe(true);
    expect(zoneTimes(completeRecord({ events: [] })).map(({ seconds }) => seconds)).toEqual([700, 120.5]);
  });
});

describe('the register of a year', () => {
  const home = soundHome();
  const model = buildModel(home, '1');
  const [first, ...others] = Object.keys(home.roster.shifts);
  const own = (change: Parameters<typeof completeRecord>[0]) =>
    completeRecord({ home: { id: home.id, name: 'home' }, shift: first, ...change });
  it('counts closed drills of the home that were held, and nothing else', () => {
    const { entries, byShift, gaps } = registerOf(
      model,
      [
        own({ id: 'b', date: '2026-05-01' }),
        own({ id: 'a', date: '2026-01-10' }),
        own({ id: 'open', closed: false }),
        own({ id: 'talk', mode: 'tabletop' }),
        own({ id: 'also-talk', kind: 'tabletop' }),
        completeRecord({ id: 'elsewhere' }),
      ],
      '2026-06-30',
    );
    expect(entries.map(({ record, not }) => [record.id, not])).toEqual([
      ['a', null],
      ['open', 'open'],
      ['talk', 'tabletop'],
      ['also-talk', 'tabletop'],
      ['elsewhere', 'otherHome'],
      ['b', null],
    ]);
    expect(byShift).toEqual([{ shift: first, drills: 2 }, ...others.map((shift) => ({ shift, drills: 0 }))]);
    // Shifts without one, by the calendar that the elements of the plan are checked with.
    const without = gaps!.find(({ code }) => code === 'shiftsNotDrilled');
    expect(without?.parameters.shifts).toEqual(others);
  });
  it('with none that counts has nothing to show', () => {
    expect(registerOf(model, [own({ closed: false }), own({ mode: 'tabletop' })], '2026-06-30').gaps).toBeNull();
  });
});

describe('codes', () => {
  it('are read as they were written, typed in small letters too; what is not ours stays foreign', () => {
    const { facility, people, residents } = buildModel(tower, '1');
    const all = codesOf(
      facility,
      people.slice(residents).map(({ id }) => id),
    );
    for (const kind of CODE_KINDS) {
      expect(all[kind].length).toBeGreaterThan(0);
      for (const id of all[kind].slice(0, 20)) expect(readCode(codeOf(kind, id))).toEqual({ kind, id });
    }
    expect(readCode(' d:door-9 ')).toEqual({ kind: 'door', id: 'door-9' });
    expect([readCode('https://example.org'), readCode('X:1'), readCode('')]).toEqual([null, null, null]);
  });
});
