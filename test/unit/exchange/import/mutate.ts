/** Files of every format, and seeded damage to them: bytes turned, pieces cut, doubled, moved, numbers made enormous. */
import { strToU8, zipSync } from 'fflate';
import { openStream } from '../../../../engine/random.js';
import { ScenarioError } from '../../../../engine/errors.js';
import { facilityProblems } from '../../../../engine/facility/build.js';
import { exportFiles } from '../../../../engine/exchange/export/index.js';
import { generateTower } from '../../../../engine/facility/tower.js';
import { nodeWriters } from '../../../../engine/hosts/node/writers.js';
import { starterScenario } from '../../../../engine/exchange/starter.js';
import { importFile } from './importFile.js';
import { wardIfc } from './ifcFile.js';
import { wallsDxf, wardDxf } from './ward.js';
import { workbook } from './workbook.js';

const WKT = 'POLYGON ((0 0, 10 0, 10 2.5, 11 2.5, 11 3.5, 10 3.5, 10 6, 0 6, 0 0), (4 2, 5 2, 5 3, 4 3, 4 2))';
const PROJECT = {
  project_version: '2.0',
  walkable_area_wkt: WKT,
  exits: { e: { coordinates: [[10.8, 2.3], [11.3, 2.3], [11.3, 3.7], [10.8, 3.7]] } }, // prettier-ignore
  distributions: { d: { coordinates: [[0.5, 0.5], [3, 0.5], [3, 5], [0.5, 5]], parameters: { number: 12, v0: 1.2 } } }, // prettier-ignore
};
const VADERE = {
  release: '2.4',
  scenario: {
    topography: {
      attributes: { bounds: { x: 0, y: 0, width: 20, height: 5 }, boundingBoxWidth: 0.5, bounded: true },
      obstacles: [{ id: 1, shape: { type: 'POLYGON', points: [{ x: 5, y: 1 }, { x: 6, y: 1 }, { x: 6, y: 2 }] } }], // prettier-ignore
      targets: [{ id: 2, shape: { type: 'RECTANGLE', x: 19, y: 1, width: 0.5, height: 2 } }],
      sources: [
        { id: 3, shape: { type: 'RECTANGLE', x: 1, y: 1, width: 2, height: 2 }, spawner: { eventElementCount: 5 } },
      ],
    },
  },
};
const wall = (...points: number[][]): string =>
  `<polygon caption="wall">${points.map(([x, y]) => `<vertex px="${x}" py="${y}"/>`).join('')}</polygon>`;
const XML = `<?xml version="1.0"?><geometry><rooms><room id="0" caption="hall"><subroom id="0">${wall([0, 0], [5, 0], [5, 1])}${wall([5, 2], [5, 4], [0, 4], [0, 0])}</subroom></room></rooms><transitions><transition id="2" caption="exit" room1_id="0" subroom1_id="0" room2_id="-1" subroom2_id="-1"><vertex px="5" py="1"/><vertex px="5" py="2"/></transition></transitions></geometry>`;
const TABLE = '楼层,房间,用途,床位,长,门宽\n1,101,居室,2,3.6,1.1\n1,102,居室,2,3.6,1.1\n1,N,护理站,,3.6,1\n';

async function imdf(): Promise<Uint8Array> {
  const drawn = generateTower({ storeys: 1, bedsPerStorey: 4, bedroomsFrom: 1 });
  const scenario = starterScenario({ id: 'h', name: { 'zh-CN': '家', en: 'home' }, facility: drawn, drawn });
  const options = {
    format: 'imdf',
    framesPerSecond: 2,
    origin: { longitude: 1, latitude: 2 },
    language: 'en',
    title: 'h',
  } as const;
  return Object.values(
    (await exportFiles({ ...scenario, facility: drawn, variant: null }, null, options, nodeWriters)).files,
  )[0] as Uint8Array;
}

/** By importer: a sound file. Archives twice: what is in them is damaged by the formats' own. */
export const SOUND: Readonly<Record<string, () => Promise<Uint8Array>>> = {
  dxf: async () => strToU8(wardDxf()),
  'dxf-walls': async () => strToU8(wallsDxf(0.02)),
  ifc: async () => strToU8(wardIfc({ schema: 'IFC4', unit: 0.001 })),
  project: async () => strToU8(JSON.stringify(PROJECT)),
  'project-zip': async () =>
    zipSync({ 'a.json': strToU8(JSON.stringify(PROJECT)), 'b.wkt': strToU8(WKT) }, { level: 0 }),
  xml: async () => strToU8(XML),
  vadere: async () => strToU8(JSON.stringify(VADERE)),
  imdf,
  table: async () => strToU8(TABLE),
  xlsx: async () =>
    workbook(
      TABLE.trim()
        .split('\n')
        .map((line) => line.split(',')),
    ),
};

const NUMBERS = ['1e308', '-1', '0', '99999999999', 'NaN', '1e-300', '', '-0', '4294967296'];

/** The damage number `n` of a file: the same for the same words. */
export function damaged(sound: Uint8Array, name: string, n: number): Uint8Array {
  const stream = openStream('mutations', name, String(n), 0);
  const pick = (below: number): number => stream.integer(below);
  let bytes: Uint8Array = sound.slice();
  const times = 1 + pick(4);
  for (let k = 0; k < times && bytes.length > 1; k++) {
    const at = pick(bytes.length);
    const length = 1 + pick(Math.max(1, Math.min(400, bytes.length - at)));
    const piece = bytes.slice(at, at + length);
    const cut = (from: number, to: number, put: Uint8Array): Uint8Array => {
      const out = new Uint8Array(bytes.length - (to - from) + put.length);
      out.set(bytes.subarray(0, from));
      out.set(put, from);
      out.set(bytes.subarray(to), from + put.length);
      return out;
    };
    switch (pick(7)) {
      case 0:
        bytes[at] = pick(256);
        break;
      case 1:
        bytes = cut(at, at + length, new Uint8Array(0));
        break;
      case 2:
        bytes = cut(at, at, piece);
        break;
      case 3:
        bytes = bytes.slice(0, Math.max(1, at));
        break;
      case 4: {
        const to = pick(bytes.length);
        bytes = cut(to, Math.min(bytes.length, to + length), piece);
        break;
      }
      default: {
        // A number of the file becomes another.
        const text = new TextDecoder('latin1').decode(bytes);
        const found = [...text.matchAll(/-?\d+(?:\.\d+)?/g)];
        if (found.length === 0) break;
        const number = found[pick(found.length)];
        bytes = cut(number.index, number.index + number[0].length, strToU8(NUMBERS[pick(NUMBERS.length)]));
      }
    }
  }
  return bytes;
}

export interface Outcome {
  taken: number;
  refused: number;
  /** What was neither: a building that cannot be built, an error of another kind, longer than `most` s. */
  wrong: string[];
  slowest: number;
}

/** Damages and imports a file `count` times. */
export async function survive(name: string, count: number, from = 0, most = 10): Promise<Outcome> {
  const sound = await SOUND[name]();
  const outcome: Outcome = { taken: 0, refused: 0, wrong: [], slowest: 0 };
  for (let n = from; n < from + count; n++) {
    const begun = performance.now();
    try {
      const limits = { entities: 20_000, corners: 50_000, unpacked: 20e6 };
      const { facility } = await importFile({ name: 'f', bytes: damaged(sound, name, n) }, { limits });
      outcome.taken++;
      const [problem] = facilityProblems(facility);
      if (problem !== undefined) outcome.wrong.push(`${name} ${n}: ${problem.code} at ${problem.path}`);
    } catch (error) {
      if (error instanceof ScenarioError && error.problems.length > 0) outcome.refused++;
      else outcome.wrong.push(`${name} ${n}: ${String(error)}`);
    }
    const seconds = (performance.now() - begun) / 1000;
    outcome.slowest = Math.max(outcome.slowest, seconds);
    if (seconds > most) outcome.wrong.push(`${name} ${n}: ${seconds.toFixed(1)} s`);
  }
  return outcome;
}
