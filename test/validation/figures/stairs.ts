/** Speeds of residents down a stair. */
import { follow, timesInto } from '../../verification/frame/measure.js';
import { Scene } from '../../verification/frame/scene.js';
import { mean, sd, seedsOf } from '../../verification/frame/statistics.js';
import { STAIRS } from '../data.js';
import { COLOURS, svgOf } from '../plot.js';
import type { Comparison, Figure } from '../types.js';
import type { MobilityClass } from '../../../engine/scenario/schema.js';

const STOREYS = 4;
const HEIGHT = 3;
const RUN = 3;
const WIDTH = 1.3;
const LANDING = 1.5;
const SLOPE = Math.sqrt(RUN * RUN + (HEIGHT / 2) * (HEIGHT / 2));
const PEOPLE = 20;

type Mix = { name: string; classes: readonly MobilityClass[]; every: number };
const MIXES: readonly Mix[] = [
  { name: 'independent, one by one', classes: ['independent'], every: 60 },
  { name: 'cane, one by one', classes: ['cane'], every: 60 },
  { name: 'half and half, together', classes: ['independent', 'cane'], every: 2 },
];

/** Speeds along the slope over three storeys with their landings, of people from the top landing; m/s. */
function descent({ classes, every }: Mix, seed: string): number[] {
  const scene = new Scene({ population: 'care', horizon: 36_000 });
  const right = 2 * WIDTH + 0.2;
  for (let level = 2; level <= STOREYS; level++) scene.storey(`L${level}`, (level - 1) * HEIGHT);
  for (let level = 1; level <= STOREYS; level++) {
    scene.space(`landing-${level}`, [0, -LANDING, right, 0], { kind: 'landing', storey: `L${level}` });
    if (level === STOREYS) break;
    const here = { storey: `L${level}` };
    const half = (level - 0.5) * HEIGHT;
    scene
      .flight(`low-${level}`, [0, 0, WIDTH, RUN], [0, 1], HEIGHT / 2, here)
      .space(`half-${level}`, [0, RUN, right, RUN + LANDING], { kind: 'landing', elevation: half, ...here })
      .flight(`high-${level}`, [right - WIDTH, 0, right, RUN], [0, -1], HEIGHT / 2, { elevation: half, ...here })
      .opening(`a-${level}`, [`landing-${level}`, `low-${level}`], [0, 0], [WIDTH, 0])
      .opening(`b-${level}`, [`low-${level}`, `half-${level}`], [0, RUN], [WIDTH, RUN])
      .opening(`c-${level}`, [`half-${level}`, `high-${level}`], [right - WIDTH, RUN], [right, RUN])
      .opening(`d-${level}`, [`high-${level}`, `landing-${level + 1}`], [right - WIDTH, 0], [right, 0]);
  }
  // A corridor before the stair on the top storey, from which they come one after the other.
  const top = { storey: `L${STOREYS}` };
  scene
    .space('corridor', [right, -LANDING, right + 40, 0], { kind: 'corridor', ...top })
    .opening('door', ['corridor', `landing-${STOREYS}`], [right, -LANDING], [right, 0])
    .opening('exit', ['landing-1', 'outside'], [0, -LANDING], [right, -LANDING]);
  for (let i = 0; i < PEOPLE; i++) {
    scene.person('corridor', [right + 1 + i * 1.5, -LANDING / 2], {
      mobility: classes[i % classes.length],
      preMovement: i * every,
    });
  }
  const { passages } = follow(scene.simulation(seed));
  const onto = new Map(passages.filter((p) => p.to === `high-${STOREYS - 1}`).map((p) => [p.row, p.time]));
  const off = new Map(passages.filter((p) => p.to === 'landing-1').map((p) => [p.row, p.time]));
  // Two flights a storey along the slope, and the bends of the landings between them on the level.
  const bends = (2 * (STOREYS - 1) - 1) * (right - WIDTH);
  const length = 2 * (STOREYS - 1) * SLOPE + bends;
  const expected = timesInto(passages, 'outside').length;
  if (expected !== PEOPLE) throw new Error(`${expected} of ${PEOPLE} came down`);
  return [...off].map(([row, time]) => length / (time - onto.get(row)!));
}

export const figure: Figure = {
  id: 'stairs',
  title: { en: 'Older people down stairs', 'zh-CN': '老年人下楼速度' },
  method:
    'Three storeys of a dog-leg stair 1.3 m wide (flights of 3 m in plan, 1.5 m high); 20 residents one by one, and 20 together 2 s apart; way along the slope and through the bends over the time; 3 seeds. The drills include people who were assisted and who rested; the bars show the range of single people or of group means.',
  sources: STAIRS.map(({ name, source }) => `${name}: ${source}`),
  run({ progress, stop }) {
    const ours = MIXES.map((mix) => {
      progress?.(mix.name);
      const speeds = seedsOf(3).flatMap((seed) => {
        stop?.();
        return descent(mix, seed);
      });
      return { name: mix.name, speeds };
    });
    const labels: [number, string][] = [];
    const bars: number[][] = [];
    const points: number[][] = [];
    STAIRS.forEach((set, i) => {
      labels.push([i + 1, `${i + 1}`]);
      bars.push([i + 1, ...set.range]);
      if (set.mean !== null) points.push([i + 1, set.mean, set.sd ?? 0]);
    });
    const ourBars: number[][] = [];
    const ourPoints: number[][] = [];
    ours.forEach(({ speeds }, i) => {
      const x = STAIRS.length + 2 + i;
      labels.push([x, 'ABC'[i]]);
      ourBars.push([x, Math.min(...speeds), Math.max(...speeds)]);
      ourPoints.push([x, mean(speeds), sd(speeds)]);
    });
    const svg = svgOf({
      title: 'Down stairs',
      x:
        STAIRS.map(({ name }, i) => `${i + 1} ${name.split(',')[0]}`)
          .slice(0, 2)
          .join(' · ') + ' · …',
      y: 'speed along the slope, m/s',
      xRange: [0, STAIRS.length + 2 + ours.length],
      yRange: [0, 1.4],
      xLabels: labels,
      series: [
        { name: 'drills, range', colour: COLOURS.data, kind: 'bars', values: bars },
        { name: 'drills, mean and sd', colour: COLOURS.data, kind: 'points', values: points },
        { name: 'ours (A, B, C), range', colour: COLOURS.care, kind: 'bars', values: ourBars },
        { name: 'ours, mean and sd', colour: COLOURS.care, kind: 'points', values: ourPoints },
      ],
    });
    const [residences] = STAIRS;
    const comparisons = ours.map(({ name, speeds }): Comparison => {
      return {
        name: `${name} against ${residences.name}`,
        distance: Math.abs(mean(speeds) - residences.mean!),
        unit: 'm/s',
        measure: `|mean ${mean(speeds).toFixed(2)} - ${residences.mean}|`,
        pass: null,
      };
    });
    const together = ours[2].speeds;
    const inside =
      together.filter((v) => v >= residences.range[0] && v <= residences.range[1]).length / together.length;
    comparisons.push({
      name: `together, within the range of single people in ${residences.name}`,
      distance: 1 - inside,
      unit: 'share outside',
      measure: `${residences.range[0]} to ${residences.range[1]} m/s`,
      pass: inside >= 0.95,
      criterion: 'at most 0.05',
    });
    return {
      svg,
      result: {
        id: 'stairs',
        plot: 'stairs.svg',
        comparisons,
        notes: [
          `In the plot: ${STAIRS.map(({ name }, i) => `${i + 1} ${name}`).join('; ')}; ${ours.map(({ name }, i) => `${'ABC'[i]} ours, ${name}`).join('; ')}.`,
        ],
      },
    };
  },
};
