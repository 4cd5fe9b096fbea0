/** The study that a page holds open: what it refuses, makes, keeps and says, without the page. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { historiesParquet, runsParquet } from '../../../engine/exchange/study.js';
import { scenarioOf, studyBase } from '../../../engine/hosts/folder.js';
import type { ScenarioFolder } from '../../../engine/hosts/protocol.js';
import { Cells } from '../../../engine/hosts/studyCells.js';
import { createStudyDesk } from '../../../engine/hosts/studyDesk.js';
import type { StudyOpened, StudyQuery } from '../../../engine/hosts/studyProtocol.js';
import { createSimulation } from '../../../engine/simulation.js';
import { runToEnd } from '../../../engine/study/runs.js';
import { runUnit, type UnitResult } from '../../../engine/study/unit.js';
import { smallStudy, studyResults } from '../../fixtures/studies.js';

const folderOf = (name: string): ScenarioFolder => {
  const root = new URL(`../../../scenarios/${name}/`, import.meta.url);
  const files = readdirSync(root).filter((file) => file.endsWith('.json'));
  return { name, texts: Object.fromEntries(files.map((file) => [file, readFileSync(new URL(file, root), 'utf8')])) };
};
const find = (name: string) =>
  Promise.resolve(name === 'nowhere' ? { names: ['community-station', 'tower-18'] } : { folder: folderOf(name) });
const desk = () => createStudyDesk(() => new Promise((resolve) => setImmediate(resolve)));

describe('a study held open', () => {
  it('is refused with every problem; a base that is not at hand only where something is to be run', async () => {
    const own = desk();
    const bad = { ...smallStudy(2, false), base: { scenario: 'community-station', variant: 'nigth' } };
    expect(await own.open(JSON.stringify(bad), 'x', find, false)).toMatchObject({
      kind: 'problems',
      problems: [{ parameters: { value: 'nigth' } }],
    });
    const far = JSON.stringify({ ...smallStudy(2, false), base: { scenario: 'nowhere' } });
    expect(await own.open(far, 'x', find, false)).toMatchObject({
      kind: 'problems',
      problems: [{ path: 'base.scenario', code: 'noSuchScenario' }],
    });
    expect(await own.open(far, 'x', find, true)).toMatchObject({ base: null, cells: 4, runs: 8 });
    expect(await own.spec(0, '1')).toMatchObject({ kind: 'broken' });
  });

  it('makes what is not there, stops, goes on with the same rows, and names each run', async () => {
    const own = desk();
    const whole = smallStudy(3, false);
    const study = { ...whole, factors: (whole.factors as unknown[]).slice(0, 1) };
    const { file, base } = (await own.open(JSON.stringify(study), 'x', find, false)) as StudyOpened;
    const cells = new Cells(studyBase(base!), file);
    const kept = new Map<string, UnitResult>();
    const make = (stopAfter: number) => {
      let made = 0;
      return own.make(
        'stamp',
        [...kept],
        2,
        async (levels, seed, address) => {
          await Promise.resolve();
          if (made === stopAfter) await own.stop();
          made++;
          const result = runUnit(cells.scenario(levels), seed, file);
          kept.set(address, result);
          return result;
        },
        () => {},
      );
    };
    const part = await make(3);
    expect(part).toMatchObject({ histories: true });
    expect((part as { rows: number }).rows).toBeLessThan(6);
    const before = kept.size;
    expect(before).toBeLessThan(6);
    expect(await make(Infinity)).toMatchObject({ rows: 6, cells: 2 });
    expect(kept.size).toBe(6);
    const csv = new TextDecoder().decode(await own.take('csv', 'en'));
    expect(csv.trim().split('\n')).toHaveLength(7);

    // A run that is watched is the run of the row.
    const [row] = await own.runs(1, 1, 1);
    const spec = await own.spec(row.cell, row.seed);
    if ('kind' in spec) throw new Error(spec.kind);
    const simulation = createSimulation(scenarioOf(spec), spec.seed);
    runToEnd(simulation);
    expect(simulation.hash()).toBe(row.stateHash);
  });

  it('answers from tables: pages, filters, curves, effects, arrivals, differences', async () => {
    const own = desk();
    const result = studyResults(30);
    await own.open(JSON.stringify(result.file), 'x', find, true);
    const known = await own.tables(runsParquet(result), historiesParquet(result.histories, 30));
    expect(known).toMatchObject({ rows: 240, cells: 8, histories: true });
    const all: StudyQuery = { measure: 'clear', filter: {} };
    const some: StudyQuery = {
      measure: 'clear',
      filter: { alarm: { levels: ['at-once'] }, carers: { from: 2, to: 3 } },
    };
    expect((await own.cells(all, 6, 10)).cells.map(({ cell }) => cell)).toEqual([6, 7]);
    const { total, cells } = await own.cells(some, 0, 10);
    expect(total).toBe(2);
    expect(cells.map(({ levels }) => levels.carers)).toEqual([2, 3]);
    const curves = await own.curves(all);
    expect(curves).toMatchObject({ factor: 'carers', more: 0 });
    expect(curves!.curves.map(({ smallest: { tooFew } }) => tooFew)).toEqual([2, 2]);
    expect(await own.curves({ measure: 'last', filter: {} })).toBeNull();
    const { effects, pairing } = (await own.effects({ measure: 'last', filter: {} }))!;
    const alarm = effects.find(({ factor }) => factor === 'alarm')!;
    expect(alarm.change.mean).toBeCloseTo(-40, 9);
    expect(pairing).toBeNull();
    const [arrivals] = await own.arrivals([7]);
    expect(arrivals.points.at(-1)!.value).toBe(10);
    expect(arrivals.runs).toBe(30);
    const detail = await own.detail(7, 6);
    expect(detail!.against!.differences.last).toMatchObject({ pairs: 30, of: 30 });
    expect(detail!.bounds.clear).toBeGreaterThan(0);
    const fewer = { ...result.file, measures: [...result.file.measures, { id: 'more', metric: 'lost' as const }] };
    await own.open(JSON.stringify(fewer), 'x', find, true);
    expect(await own.tables(runsParquet(result), null)).toEqual({ kind: 'table', code: 'otherStudy', detail: 'measure_more' }); // prettier-ignore
    expect(await own.tables(new Uint8Array([1, 2, 3]), null)).toMatchObject({ kind: 'table', code: 'notParquet' });
  });
});
