/**
 * What fire and smoke cost, processor time on one core, shortest of five runs after one to warm up: half an hour of the smoke
 * network alone in a tower of thirty storeys and about a thousand spaces, doors shut and all open; and what a fire adds to half
 * an hour of `tower-18`. `npm run bench:smoke`.
 */
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { buildModel } from '../../engine/build.js';
import { buildFire } from '../../engine/hazard/building.js';
import { startSmoke } from '../../engine/hazard/advance.js';
import { LEDGER, stepSmoke } from '../../engine/hazard/smoke/index.js';
import { loadScenario, findScenario } from '../../engine/hosts/node/library.js';
import type { FireInput, Scenario } from '../../engine/scenario/schema.js';
import { createSimulation } from '../../engine/simulation.js';
import { towerScenario } from '../fixtures/towers.js';

const NIGHT = 1800;
const RUNS = 5;
const FIRE: FireInput = { item: 'bedding', growth: 'fast' };

/** Shortest processor time of `run`, s, and what it said last. */
function shortest<T>(run: () => { seconds: number; said: T }): { seconds: number; said: T } {
  run();
  let best = run();
  for (let i = 1; i < RUNS; i++) {
    const next = run();
    if (next.seconds < best.seconds) best = next;
  }
  return best;
}

const processor = (): number => process.cpuUsage().user / 1e6;

function network(open: boolean): string {
  const scenario = towerScenario('smoke', { storeys: 30, bedsPerStorey: 36, bedroomsFrom: 2 });
  scenario.incident = { space: '15-01', clock: '02:00', fire: FIRE };
  const model = buildModel(scenario, '1');
  const building = buildFire(model)!;
  const shares = new Float64Array(building.smoke.controls);
  building.ventOf.forEach((vent, opening) => {
    if (vent >= 0) shares[vent] = open || building.leaf[opening] === 'none' ? 1 : 0;
  });
  const { seconds, said } = shortest(() => {
    const { air } = startSmoke(model, building);
    const began = processor();
    let active = 0;
    for (let second = 0; second < NIGHT; second++) {
      stepSmoke(building.smoke, air, 1, shares);
      for (const one of air.active) active += one;
    }
    const spent = processor() - began;
    return { seconds: spent, said: { active: active / NIGHT, steps: air.ledger[LEDGER.iterations] / NIGHT } };
  });
  const size = `${model.facility.spaces.length} spaces, ${building.smoke.count} rooms`;
  return `${size}, doors ${open ? 'open' : 'shut'}: ${seconds.toFixed(2)} s; ${said.active.toFixed(0)} rooms followed on average, ${said.steps.toFixed(2)} Newton steps a second`;
}

async function tower(variant: string): Promise<string> {
  const plain = await loadScenario(await findScenario('tower-18', process.cwd()), variant);
  const burning: Scenario = { ...plain, incident: { ...plain.incident, fire: FIRE } };
  // Runs in turn, so that both see the same machine; up to the moment the run without a fire is over.
  const until = (() => {
    const first = createSimulation(plain, '1');
    first.run(NIGHT);
    return first.world.tick / first.model.ticksPerSecond;
  })();
  const cost = (scenario: Scenario): number =>
    shortest(() => {
      const simulation = createSimulation(scenario, '1');
      const began = processor();
      simulation.run(until);
      return { seconds: processor() - began, said: null };
    }).seconds;
  const without = cost(plain);
  const withFire = cost(burning);
  const added = withFire - without;
  return `tower-18/${variant}, ${until.toFixed(0)} s simulated: ${without.toFixed(2)} s without a fire, ${withFire.toFixed(2)} s with one; added a half hour ${((added * NIGHT) / until).toFixed(2)} s`;
}

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
console.log(`Anshu ${version}, ${cpus()[0]?.model ?? '?'}, Node ${process.versions.node}`);
console.log(network(false));
console.log(network(true));
for (const variant of ['night', 'total-evacuation']) console.log(await tower(variant));
