/** What is on the screen is what the engine computed: the same run in Chromium as in Node, everybody where they are. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { scenarioOf } from '../../engine/hosts/folder.js';
import { openStream } from '../../engine/random.js';
import { readRecording } from '../../engine/recording/reader.js';
import { recordRun, type RunResult } from '../../engine/study/runs.js';
import { LONG } from '../long.js';
import { planners, type Planner } from './planner.js';

const open = planners();

/** The same run in Node, from the files of the scenario. */
function inNode(scenario: string, variant: string | null, seed: string) {
  const path = new URL(`../../scenarios/${scenario}/`, import.meta.url);
  const names = readdirSync(path).filter((name) => name.endsWith('.json'));
  const texts = Object.fromEntries(names.map((name) => [name, readFileSync(new URL(name, path), 'utf8')]));
  return recordRun({ scenario: scenarioOf({ folder: { name: scenario, texts }, variant, edits: [] }), seed });
}

const linkTo = (scenario: string, variant: string | null, seed: string): string =>
  `#s=${scenario}${variant === null ? '' : `&v=${variant}`}&seed=${seed}`;

/** What a page has computed is what Node has, to the last bit of the last state. */
async function expectSame({ page }: Planner, result: RunResult): Promise<void> {
  const here = await page.evaluate(() => {
    const { player } = window.anshu;
    return { end: player.recording()!.end!.stateHash, result: player.result.value };
  });
  expect(here.end).toBe(result.stateHash);
  expect(here.result).toEqual(result);
}

const MOMENTS = 200;
/** People looked at in each. */
const PEOPLE = 12;
/** Who moves somebody stands where that body is; they are drawn beside it, or one would hide the other, px. */
const BESIDE = 30;

describe('the screen and the recording', () => {
  it.each([
    ['mishima-2010', null, '1'],
    ...(LONG
      ? ([
          ['tower-18', 'night-lean', 'seed-7'],
          ['longhua-2025', null, '1'],
        ] as const)
      : []),
  ] as const)('%s %s, seed %s: the same state in the end, the same result', async (scenario, variant, seed) => {
    const planner = await open({ link: linkTo(scenario, variant, seed) });
    await planner.computed();
    await expectSame(planner, inNode(scenario, variant, seed).result);
  });

  it('draws people of the same run of tower-18 where the recording of Node says, at 200 random moments', async () => {
    const planner = await open({ link: linkTo('tower-18', 'night', '1') });
    await planner.opened();
    await planner.computed();
    const node = inNode('tower-18', 'night', '1');
    await expectSame(planner, node.result);
    const recording = readRecording(node.recording);
    const storeyOf = await planner.page.evaluate(() =>
      window.anshu.player.building.value!.spaces.map(({ storey }) => storey),
    );
    const chance = openStream('screen', 'test', 'moments', 0);
    const { people, residents } = recording.header;
    const wanted = Array.from({ length: MOMENTS }, (_, i) => {
      const time = chance.uniform() * recording.duration;
      const snapshot = recording.at(time);
      // Half of them of the staff: they move most.
      const rows = Array.from({ length: PEOPLE }, (_, k) =>
        k % 2 === 0 ? chance.integer(people.length) : residents + chance.integer(people.length - residents),
      );
      const there = snapshot.space[rows[0]];
      return {
        time,
        // Half of them on the tower, half on the floor of the first of them.
        floor: i % 2 === 0 || there < 0 ? null : storeyOf[there],
        who: rows.map((row) => {
          const space = snapshot.space[row];
          const point = { storey: space < 0 ? -1 : storeyOf[space], x: snapshot.x[row], y: snapshot.y[row] };
          return { row, point, beside: snapshot.attachedTo[row] >= 0 };
        }),
      };
    });
    const drawn = await planner.page.evaluate(async (moments) => {
      const { app, player } = window.anshu;
      const found = [];
      player.pause();
      for (const { time, floor, who } of moments) {
        app.view.value = floor === null ? { kind: 'tower' } : { kind: 'floor', storey: floor };
        player.seek(time);
        // The page draws in the next frame, before this goes on.
        await new Promise<void>((resolve) => {
          requestAnimationFrame(() => setTimeout(resolve));
        });
        const stage = app.stage.value!;
        found.push(who.map(({ row, point }) => ({ at: stage.personAt(row), should: stage.toCanvas(point) })));
      }
      return found;
    }, wanted);
    let exact = 0;
    drawn.forEach((moment, i) => {
      moment.forEach(({ at, should }, k) => {
        const { row, beside } = wanted[i].who[k];
        const what = `${people[row].id} at ${wanted[i].time} s`;
        // Not on the floor that is shown, or not there yet.
        if (at === null || should === null) return;
        if (!beside) exact++;
        expect(Math.hypot(at.x - should.x, at.y - should.y), what).toBeLessThanOrEqual(beside ? BESIDE : 1);
      });
    });
    // Of all those on the tower, at least.
    expect(exact).toBeGreaterThan((MOMENTS * PEOPLE) / 3);
  }, 300_000);
});
