/**
 * How long a drawing takes: a home of twenty storeys copied from one that was drawn, and everything that is wrong with it looked
 * for, as the drawing screen does after every change. Whole drawing at once, warmed up; least and median.
 */
import { cpus } from 'node:os';
import { compile } from '../../engine/exchange/drawing/compile.js';
import { scenarioOfDrawing } from '../../engine/exchange/drawing/scenario.js';
import { copyStorey } from '../../viewer/screens/draw/model/storeys.js';
import { drawnStorey } from '../fixtures/drawnStorey.js';

const WARM_UP = 8;
const RUNS = 25;
/** Looking a home of twenty storeys over has to take less, so that problems show while drawing, ms. */
const TARGET = 200;

function measure(name: string, work: () => unknown): number {
  for (let i = 0; i < WARM_UP; i++) work();
  const times = Array.from({ length: RUNS }, () => {
    const begun = performance.now();
    work();
    return performance.now() - begun;
  }).sort((a, b) => a - b);
  const median = times[Math.floor(RUNS / 2)];
  process.stdout.write(`${name.padEnd(44)} least ${times[0].toFixed(1)} ms, median ${median.toFixed(1)} ms\n`);
  return median;
}

const storey = drawnStorey();
const tower = copyStorey(storey, storey.storeys[0].id, 19, 1);
process.stdout.write(
  `${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.versions.node}: ${tower.storeys.length} storeys, ` +
    `${tower.rooms.length} rooms, ${tower.doors.length} doors, ${tower.beds.length} beds\n`,
);
measure('copy one storey to twenty', () => copyStorey(storey, storey.storeys[0].id, 19, 1));
const median = measure('look it over (all problems)', () => compile(tower));
measure('make the scenario of it', () => scenarioOfDrawing(tower));
process.stdout.write(`${median < TARGET ? 'within' : 'BEYOND'} the ${TARGET} ms for looking it over\n`);
