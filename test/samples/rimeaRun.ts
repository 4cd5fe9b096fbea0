/** One run of an imported file, and what a test of RiMEA looks at in it. */
import { basename } from 'node:path';
import { importBuilding } from '../../engine/exchange/import/index.js';
import { scenarioOf } from '../../engine/exchange/import/scenario.js';
import { facilityProblems } from '../../engine/facility/build.js';
import { distanceToRing, pointInSpace } from '../../engine/facility/geometry.js';
import { generateTower } from '../../engine/facility/tower.js';
import { readForImport } from '../../engine/hosts/node/importFiles.js';
import { createParsers } from '../../engine/hosts/parsers.js';
import { resolveScenario } from '../../engine/scenario/resolve.js';
import { createSimulation } from '../../engine/simulation.js';
import { OUTCOME } from '../../engine/world/codes.js';
import { AreaMeter } from '../verification/frame/measure.js';

/** What is watched: lines x = c or y = c between two limits, and areas whose density is wanted. */
export interface Look {
  lines?: Readonly<Record<string, { x?: number; y?: number; from: number; to: number }>>;
  areas?: Readonly<Record<string, readonly [number, number, number, number]>>;
}

export interface Driven {
  people: number;
  /** How many the file wants, where not all found room in its areas. */
  wanted: number;
  out: number;
  /** When each was out, ascending, s. */
  times: number[];
  /** How many left by an exit that is none of theirs, where the file binds them to some. */
  astray: number;
  bound: number;
  /** Positions outside the walkable ground by more than 1 mm. */
  beyond: number;
  /** Times at which a line was passed for the first time by somebody, ascending, s. */
  passed: Readonly<Record<string, number[]>>;
  /** Mean persons/m² over the first minute. */
  density: Readonly<Record<string, number>>;
}

const MILLIMETRE = 0.001;
/** Vadere stops its own runs of these files after 50 to 1300 s; who is not out by then stands, s. */
const HORIZON = 900;

export async function drive(path: string, seed: string, look: Look): Promise<Driven> {
  const result = await importBuilding(await readForImport(path, basename(path)), { parsers: createParsers() });
  const file = scenarioOf('rimea', basename(path), result);
  const scenario = resolveScenario(file, { variant: null, generateTower, facilityProblems });
  const simulation = createSimulation({ ...scenario, horizon: HORIZON }, seed);
  const { model, world } = simulation;
  const { people } = world;
  const meters = Object.entries(look.areas ?? {}).map(
    ([name, area]) => [name, new AreaMeter(simulation, area)] as const,
  );
  const lines = Object.entries(look.lines ?? {});
  const passed: Record<string, number[]> = Object.fromEntries(lines.map(([name]) => [name, []]));
  const seen = new Set<string>();
  const [x, y] = [Float64Array.from(people.x), Float64Array.from(people.y)];
  const heading = Int32Array.from(people.nextOpening);
  let beyond = 0;
  while (!simulation.ended) {
    for (let row = 0; row < people.count; row++)
      if (people.nextOpening[row] >= 0) heading[row] = people.nextOpening[row];
    simulation.step();
    const time = world.tick / model.ticksPerSecond;
    for (let row = 0; row < people.count; row++) {
      for (const [name, line] of lines) {
        const across = line.x === undefined ? y : x;
        const now = line.x === undefined ? people.y[row] : people.x[row];
        const at = line.x ?? line.y ?? 0;
        const along = line.x === undefined ? people.x[row] : people.y[row];
        const over = across[row] < at !== now < at && along >= line.from && along <= line.to;
        if (!over || seen.has(`${name}/${row}`)) continue;
        seen.add(`${name}/${row}`);
        passed[name].push(time);
      }
      x[row] = people.x[row];
      y[row] = people.y[row];
      const space = model.facility.spaces[people.space[row]];
      if (space === undefined || pointInSpace(space, x[row], y[row])) continue;
      const rings = [space.outline, ...space.holes];
      if (rings.every((ring) => distanceToRing(ring, x[row], y[row]) > MILLIMETRE)) beyond++;
    }
    for (const [, meter] of meters) meter.sample(time, 0, 60);
  }
  const residents = Array.isArray(scenario.residents) ? scenario.residents : [];
  const bound = residents.filter(({ exitsKnown }) => exitsKnown !== undefined);
  const exitOf = new Map(model.people.map(({ id }, row) => [id, model.facility.openings[heading[row]]?.id]));
  const short = result.report.notRead.filter(({ code }) => code === 'peopleNoRoom');
  const missing = short.reduce((sum, { parameters }) => sum + Number(parameters.count) - Number(parameters.placed), 0);
  const times: number[] = [];
  for (let row = 0; row < people.residents; row++)
    if (people.outcome[row] === OUTCOME.safe) times.push(people.outcomeAt[row]);
  times.sort((a, b) => a - b);
  return {
    people: people.residents,
    wanted: people.residents + missing,
    out: times.length,
    times,
    bound: bound.length,
    astray: bound.filter(({ id, exitsKnown }) => !(exitsKnown ?? []).includes(exitOf.get(id) ?? '')).length,
    beyond,
    passed,
    density: Object.fromEntries(meters.map(([name, meter]) => [name, meter.density])),
  };
}
