/** Slices of FDS, as its index names them, read at points that stand for spaces. */
import type { ConditionsInput, GasSeries, GivenSpace } from '../../scenario/schema.js';
import type { FileProblems } from '../problems.js';
import { factorOf, scaled, UNITS } from '../units.js';
import { levelsOf, sameTimes, type LevelSeries } from './levels.js';
import { readFrames, sliceHeader, type Sampling } from './slice.js';
import { readIndex, type Mesh, type SliceEntry } from './smv.js';

type Input = Extract<ConditionsInput, { fdsSlices: unknown }>['fdsSlices'];
type Place = Input['places'][number];

/** Quantity as FDS calls it → field. Visibility is cut off at 30 m and soot has no fixed link to sight: neither is read. */
const QUANTITIES: Readonly<Record<string, keyof GasSeries>> = {
  TEMPERATURE: 'temperature',
  'SOOT EXTINCTION COEFFICIENT': 'extinction',
  'EXTINCTION COEFFICIENT': 'extinction',
  'CARBON MONOXIDE VOLUME FRACTION': 'carbonMonoxide',
  'CARBON DIOXIDE VOLUME FRACTION': 'carbonDioxide',
  'OXYGEN VOLUME FRACTION': 'oxygen',
  'HYDROGEN CYANIDE VOLUME FRACTION': 'hydrogenCyanide',
};

/** Positions of the values along an axis; one where the slice is flat. */
function positionsOf(nodes: readonly number[], first: number, last: number, centred: boolean): number[] {
  if (first === last) return [nodes[first]];
  const at = nodes.slice(first, last + 1);
  // Values of cells: the first index stands for nothing.
  return centred ? at.map((x, i) => (i === 0 ? x : (at[i - 1] + x) / 2)) : at;
}

/** Weights of the values next to a point along an axis; null: the point lies off. `off`: distance from a flat slice. */
function along(positions: readonly number[], point: number, centred: boolean, reach: number) {
  if (positions.length === 1) {
    const off = Math.abs(positions[0] - point);
    return off <= reach ? { indices: [0], weights: [1], off } : null;
  }
  const first = centred ? 1 : 0;
  const last = positions.length - 1;
  const slack = reach + 1e-9;
  if (point < positions[first] - slack || point > positions[last] + slack) return null;
  let low = first;
  while (low < last - 1 && positions[low + 1] <= point) low++;
  if (low === last) return { indices: [low], weights: [1], off: 0 };
  const share = (point - positions[low]) / (positions[low + 1] - positions[low]);
  const within = share < 0 ? 0 : share > 1 ? 1 : share;
  return { indices: [low, low + 1], weights: [1 - within, within], off: 0 };
}

/** Where a point lies in a slice: which values, and how far from a flat slice; null: it does not. */
function samplingOf(entry: SliceEntry, mesh: Mesh, at: readonly number[]): (Sampling & { off: number }) | null {
  const { range, centred } = entry;
  const axes = [0, 1, 2].map((axis) => {
    const nodes = mesh[axis];
    const first = range[2 * axis];
    const last = range[2 * axis + 1];
    if (last >= nodes.length) return null;
    // Half a cell: nearer slices there are none.
    const cell = nodes[Math.min(first + 1, nodes.length - 1)] - nodes[Math.min(first, nodes.length - 2)];
    return along(positionsOf(nodes, first, last, centred), at[axis], centred, cell / 2);
  });
  if (axes.some((axis) => axis === null)) return null;
  const [x, y, z] = axes as NonNullable<(typeof axes)[number]>[];
  const width = range[1] - range[0] + 1;
  const depth = range[3] - range[2] + 1;
  const offsets: number[] = [];
  const weights: number[] = [];
  z.indices.forEach((k, c) =>
    y.indices.forEach((j, b) =>
      x.indices.forEach((i, a) => {
        offsets.push(i + width * (j + depth * k));
        weights.push(x.weights[a] * y.weights[b] * z.weights[c]);
      }),
    ),
  );
  return { offsets, weights, off: x.off + y.off + z.off };
}

/** Fields of the places that no slice goes through, and the slice to be read for each of the others. */
function chooseSlices(
  index: ReturnType<typeof readIndex>,
  places: readonly Place[],
  problems: FileProblems,
): Map<SliceEntry, { place: Place; field: keyof GasSeries; sampling: Sampling }[]> {
  const chosen = new Map<SliceEntry, { place: Place; field: keyof GasSeries; sampling: Sampling }[]>();
  for (const place of places) {
    const best = new Map<keyof GasSeries, { entry: SliceEntry; sampling: Sampling & { off: number } }>();
    for (const entry of index.slices) {
      const field = QUANTITIES[entry.quantity];
      const mesh = index.meshes[entry.mesh];
      if (field === undefined || mesh === undefined) continue;
      const sampling = samplingOf(entry, mesh, place.at);
      const known = best.get(field);
      if (sampling !== null && (known === undefined || sampling.off < known.sampling.off))
        best.set(field, { entry, sampling });
    }
    if (best.size === 0) problems.add('sliceNowhere', { space: place.space, value: place.at.join(', ') });
    for (const [field, { entry, sampling }] of best)
      chosen.set(entry, [...(chosen.get(entry) ?? []), { place, field, sampling }]);
  }
  return chosen;
}

/**
 * Tables of the spaces that `input.places` names.
 * @param readBytes the bytes of a file of the scenario folder
 * @param open makes the list of problems of one more file
 */
export function readSlices(
  text: string,
  input: Input,
  readBytes: (name: string) => Uint8Array,
  open: (name: string) => FileProblems,
  problems: FileProblems,
): GivenSpace[] {
  const index = readIndex(text, problems);
  if (problems.list.length > 0) return [];
  const series = new Map<Place, LevelSeries>();
  for (const [entry, wanted] of chooseSlices(index, input.places, problems)) {
    const file = open(entry.file);
    const bytes = readBytes(entry.file);
    const header = sliceHeader(bytes, file);
    if (header === null) continue;
    if (header.range.some((node, i) => node !== entry.range[i])) {
      file.add('sliceForeign', { byte: 0 });
      continue;
    }
    const rule = UNITS[wanted[0].field];
    const where = { line: 1, column: 1, name: header.quantity };
    const factor = factorOf(rule, header.unit, where, file);
    const { times, values } = readFrames(
      bytes,
      header.range,
      wanted.map(({ sampling }) => sampling),
      file,
    );
    if (file.list.length > 0) continue;
    wanted.forEach(({ place, field }, i) => {
      const known = series.get(place) ?? { times, gas: {} };
      if (!sameTimes(known.times, times)) file.add('resultsTimesDiffer', { value: place.space });
      known.gas[field] = scaled(rule, values[i], factor, where, file);
      series.set(place, known);
    });
  }
  return levelsOf(input.places, series, input.start ?? 0, problems);
}
