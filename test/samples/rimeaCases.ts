/** Which of Vadere's files is which test of RiMEA, whether it shows what the standard draws, and what is to come out. */
import { flowOf } from '../verification/frame/measure.js';
import type { Driven, Look } from './rimeaRun.js';

export interface Case {
  /** Of RiMEA 3.0, after which the files are named. */
  number: number;
  file: RegExp;
  /** Id of the register's test. */
  register: string;
  /** The standard's geometry or not, and why. */
  geometry: string;
  expected: string;
  look: Look;
  /** holds null: the file does not show what the test asks, so its numbers are told and nothing is judged. */
  judge(runs: ReadonlyMap<string, readonly Driven[]>): { ours: string; holds: boolean | null };
}

const all = (runs: ReadonlyMap<string, readonly Driven[]>): Driven[] => [...runs.values()].flat();
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const last = ({ times, out, people }: Driven): number => (out === people ? times[times.length - 1] : Number.NaN);
const s = (value: number): string => `${value.toFixed(1)} s`;

/** Everybody out and nobody through a wall: what every file has to give. */
function sound(runs: ReadonlyMap<string, readonly Driven[]>): { words: string; holds: boolean } {
  const driven = all(runs);
  const short = driven.reduce((sum, run) => sum + run.people - run.out, 0);
  const beyond = driven.reduce((sum, run) => sum + run.beyond, 0);
  const wanted = driven.some((run) => run.wanted > run.people)
    ? `, of ${driven.map((run) => run.wanted).join('/')} wanted`
    : '';
  return {
    words: `${driven.map((run) => `${run.out} of ${run.people}`).join(', ')} out${wanted}; ${beyond} positions beyond walls`,
    holds: short === 0 && beyond === 0,
  };
}

const told = (runs: ReadonlyMap<string, readonly Driven[]>): { ours: string; holds: boolean | null } => {
  const { words, holds } = sound(runs);
  return {
    ours: `${words}; last out ${all(runs)
      .map((run) => s(last(run)))
      .join(', ')}`,
    holds: holds ? null : false,
  };
};

const HALL = 'hall 30 m × 20 m with doors of 1 m, as drawn; 1000 people at 1.34 m/s';

export const CASES: readonly Case[] = [
  {
    number: 1,
    file: /^rimea_01_pathway_discrete_ca\./,
    register: 'C01',
    geometry: 'the standard’s: 2 m wide, 40 m from source to target within 1 m; speed 1.34 m/s instead of 1.33',
    expected: '26 … 34 s',
    look: {},
    judge: (runs) => {
      const times = all(runs).map(last);
      const holds = times.every((time) => time >= 26 && time <= 34) && sound(runs).holds;
      return { ours: times.map(s).join(', '), holds };
    },
  },
  {
    number: 4,
    file: /^rimea_04_flow_osm1_(?:050|100)_h\./,
    register: 'C04a',
    geometry:
      'not the standard’s: corridor 30 m × 3 m, everybody from one square of 2 m² at its end, no density to measure',
    expected: 'nothing the file can show',
    look: {},
    judge: told,
  },
  {
    number: 5,
    file: /^rimea_05_react\./,
    register: 'C05',
    geometry: 'the room is the standard’s; the file holds no reaction times, which are the test',
    expected: 'nothing the file can show',
    look: {},
    judge: told,
  },
  {
    number: 6,
    file: /^rimea_06_corner\./,
    register: 'C06a',
    geometry: 'the standard’s: corridor of 2 m round a corner, 20 people (and two more placed by hand)',
    expected: 'nobody through a wall, last out ≤ 60 s',
    look: {},
    judge: (runs) => {
      const { words, holds } = sound(runs);
      const times = all(runs).map(last);
      return {
        ours: `${words}; last out ${times.map(s).join(', ')}`,
        holds: holds && times.every((time) => time <= 60),
      };
    },
  },
  {
    number: 7,
    file: /^rimea_07_speeds_pso\./,
    register: 'C07a',
    geometry:
      'an open field; speeds are drawn from one normal distribution, not by age, and arrivals are spread over 100 s',
    expected: 'nothing the file can show',
    look: {},
    judge: told,
  },
  {
    number: 8,
    file: /^rimea_08_parameter_variation\./,
    register: 'C07b',
    geometry: 'not the standard’s: three storeys side by side on one plane, joined by stairs that are areas of it',
    expected: 'nothing the file can show',
    look: {},
    judge: told,
  },
  {
    number: 9,
    file: /^rimea_09_public_room_[24]_exits_pso\./,
    register: 'C09',
    geometry: HALL,
    expected: 'two doors over four: 1.6 … 2.4',
    // Out of the hall is past its walls; the file's target lies around it.
    look: {
      lines: {
        north: { y: 25, from: 0, to: 35 },
        south: { y: 6, from: 0, to: 35 },
      },
    },
    judge: (runs) => {
      const empty = (part: string): number =>
        mean(
          [...runs].flatMap(([name, driven]) =>
            name.includes(part) ? driven.map(({ passed }) => Math.max(...passed.north, ...passed.south)) : [],
          ),
        );
      const [two, four] = [empty('_2_'), empty('_4_')];
      const ratio = two / four;
      const { words, holds } = sound(runs);
      return {
        ours: `${ratio.toFixed(2)} (${s(two)} over ${s(four)}); ${words}`,
        holds: holds && ratio >= 1.6 && ratio <= 2.4,
      };
    },
  },
  {
    number: 10,
    file: /^rimea_10_pathfinding\./,
    register: 'C10',
    geometry: 'the standard’s: twelve cabins, main and secondary exit; 23 people bound to their targets',
    expected: 'everybody by the exit allocated',
    look: {},
    judge: (runs) => {
      const { words, holds } = sound(runs);
      const astray = all(runs).reduce((sum, run) => sum + run.astray, 0);
      const bound = all(runs).map((run) => run.bound);
      return {
        ours: `${bound.join('/')} bound, ${astray} astray; ${words}`,
        holds: holds && astray === 0 && Math.min(...bound) > 0,
      };
    },
  },
  {
    number: 11,
    file: /^rimea_11_exit_selection_pso\./,
    register: 'C11',
    geometry: 'the standard’s: hall 30 m × 20 m, two doors of 1 m to the right of 1000 people',
    expected: 'both used, the nearer more',
    look: { lines: { near: { y: 5.5, from: 21, to: 23 }, far: { y: 5.5, from: 27, to: 29 } } },
    judge: (runs) => {
      const { words, holds } = sound(runs);
      const counts = all(runs).map(({ passed }) => [passed.near.length, passed.far.length]);
      const good = counts.every(([near, far]) => near > far && far > 0);
      return { ours: `${counts.map((pair) => pair.join(' > ')).join(', ')}; ${words}`, holds: holds && good };
    },
  },
  {
    number: 12,
    file: /^rimea_12_evacuation_pso\./,
    register: 'C12',
    geometry: 'the standard’s: two rooms of 10 m, corridor 5 m × 1 m, exit of 1 m, 150 people in the left half',
    expected: 'corridor less exit ≥ -0.05 persons/s, jam before the corridor only',
    look: {
      lines: { corridor: { x: 12, from: 5, to: 6 }, exit: { x: 27, from: 5, to: 6 } },
      areas: { first: [10, 4.5, 12, 6.5], second: [25, 4.5, 27, 6.5] },
    },
    judge: (runs) => {
      const { words, holds } = sound(runs);
      const driven = all(runs);
      const difference = mean(driven.map(({ passed }) => flowOf(passed.corridor) - flowOf(passed.exit)));
      const [first, second] = [
        mean(driven.map((run) => run.density.first)),
        mean(driven.map((run) => run.density.second)),
      ];
      return {
        ours: `${difference.toFixed(3)} persons/s; ${first.toFixed(2)} > ${second.toFixed(2)} persons/m²; ${words}`,
        holds: holds && difference >= -0.05 && first > second,
      };
    },
  },
  {
    number: 13,
    file: /^rimea_13_stairs_pso\./,
    register: 'C13a',
    geometry:
      'the plan is the standard’s; the stair is an area of the plane, which has no height here: walked as level ground',
    expected: 'nothing that is not level can show',
    look: {},
    judge: told,
  },
  {
    number: 14,
    file: /^rimea_14_select_route_pso\./,
    register: 'C14',
    geometry: 'the plan is the standard’s; both stairs are areas of the plane and walked as level ground',
    expected: 'the choice is told by the standard, not demanded',
    look: {},
    judge: told,
  },
];
