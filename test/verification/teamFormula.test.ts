/**
 * Two-person teams, closed form of the Russian method for people who cannot move (Order 382/1140, as Fenix+ 3 has it): a team
 * is done when it is back, so every trip counts both ways: T = n (t1 + t2 + L/V + L/Vc), n = ceil(N / teams), t1 = t2 = 9 s.
 * The published sum also has a stair term; here the way is level. Randomness and crowding off; tolerance: one tick times the
 * number of phases of a tick.
 */
import { describe, expect, it } from 'vitest';
import { PHASES, createSimulation } from '../../engine/simulation.js';
import { STATE } from '../../engine/world/codes.js';
import { ward } from '../fixtures/ward.js';

interface Case {
  residents: number;
  teams: number;
  place: number;
  take: number;
  loaded: number;
  unloaded: number;
}

/** From the beds (x = 1) to the refuge's middle, m. */
const LENGTH = 31;

const closedForm = ({ residents, teams, place, take, loaded, unloaded }: Case): number => {
  const trips = Math.ceil(residents / teams);
  return trips * (place + take + LENGTH / loaded + LENGTH / unloaded);
};

/** When the last team is back at the beds, s: the way back is walked for a resident who is not there and never comes. */
function teamBack(given: Case, ticksPerSecond: number): number {
  const scenario = ward({
    residents: Array.from({ length: given.residents }, () => ({ mobility: 'bedridden' as const })),
    carers: 2 * given.teams,
  });
  scenario.model = {
    randomness: false,
    crowding: false,
    ticksPerSecond,
    handling: 'trained',
    parameters: {
      'means.rescueSheet.level': given.loaded,
      'time.prepare.rescueSheet.night.mean': given.place,
      'time.unload.night.mean': given.take,
      'time.handOver.night.mean': 0,
      'time.pause.night.mean': 0,
      'training.yearly': 1,
    },
  };
  for (const member of scenario.roster.shifts.night.staff) member.speed = given.unloaded;
  // A duty at the beds brings everybody of staff back when the last resident is there: the end of the team's last trip.
  scenario.plan.phases[0].trigger = { after: 'start' };
  scenario.plan.duties = [
    {
      id: 'back',
      kind: 'attackFire',
      trigger: { after: { phase: 'all', is: 'done' } },
      people: 2 * given.teams,
      duration: 0,
    },
  ];
  scenario.incident.space = 'ward';
  const simulation = createSimulation(scenario, '1');
  const { people } = simulation.world;
  let back = 0;
  while (!simulation.ended) {
    const attacking = Array.from(people.state).map(
      (state, row) => state === STATE.attackingFire && people.moving[row] === 1,
    );
    simulation.step();
    attacking.forEach((was, row) => {
      if (was && people.moving[row] === 0)
        back = (simulation.world.tick - people.carry[row] * ticksPerSecond) / ticksPerSecond;
    });
  }
  return back;
}

describe('two-person teams against the closed form that ends when the team is back', () => {
  it.each([
    { residents: 4, teams: 1, place: 9, take: 9, loaded: 0.5, unloaded: 1.2 },
    { residents: 5, teams: 2, place: 9, take: 9, loaded: 0.7, unloaded: 1 },
    { residents: 12, teams: 3, place: 9, take: 9, loaded: 0.9, unloaded: 1.4 },
    { residents: 3, teams: 1, place: 22.5, take: 4, loaded: 0.35, unloaded: 0.8 },
  ])('$residents residents, $teams teams', (given) => {
    for (const ticks of [20, 10]) {
      // The duty stands in front of the ward's door, 9.5 m from the beds: the last way back is shorter by that.
      const short = 9.5 / given.unloaded;
      expect(Math.abs(teamBack(given, ticks) - (closedForm(given) - short))).toBeLessThanOrEqual(PHASES.length / ticks);
    }
  });
});
