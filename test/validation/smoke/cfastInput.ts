/** Reads CFAST cases (input version 7600 and native output) as networks and curves of ours. */
import { readFileSync } from 'node:fs';
import {
  OUTDOORS,
  type Detector,
  type Fire,
  type FloorVent,
  type Material,
  type SmokeNetwork,
  type SmokeRoom,
  type WallVent,
} from '../../../engine/hazard/smoke/network.js';

type Group = Map<string, (string | number)[]>;

const KELVIN = 273.15;

/** Namelist groups `&NAME key = value, ... /`; values are numbers, quoted words or .TRUE. */
export function readNamelists(text: string): { name: string; group: Group }[] {
  const clean = text.replace(/^!!.*$/gm, '');
  const found: { name: string; group: Group }[] = [];
  for (const match of clean.matchAll(/&(\w+)((?:'[^']*'|[^'/])*)\//g)) {
    const group: Group = new Map();
    const tokens = match[2].match(/'[^']*'|[^\s,=]+|=/g) ?? [];
    let key = '';
    tokens.forEach((token, i) => {
      if (token === '=') return;
      if (tokens[i + 1] === '=') {
        key = token.toUpperCase();
        group.set(key, []);
      } else {
        const value = token.startsWith("'") ? token.slice(1, -1) : Number(token);
        group.get(key)?.push(typeof value === 'number' && Number.isNaN(value) ? token : value);
      }
    });
    found.push({ name: match[1].toUpperCase(), group });
  }
  return found;
}

const num = (group: Group, key: string, missing: number): number => {
  const value = group.get(key)?.[0];
  return typeof value === 'number' ? value : missing;
};
const word = (group: Group, key: string, missing = ''): string => String(group.get(key)?.[0] ?? missing);
const words = (group: Group, key: string): string[] => (group.get(key) ?? []).map(String);

/** A CFAST input as a network of ours; vents keep their widths as they are. */
export function networkOf(input: string): SmokeNetwork {
  const groups = readNamelists(input);
  const all = (name: string): Group[] => groups.filter((g) => g.name === name).map((g) => g.group);
  const init = all('INIT')[0];
  const indoor = num(init, 'INTERIOR_TEMPERATURE', 20) + KELVIN;
  const materials = new Map<string, Material>(
    all('MATL').map((g) => [
      word(g, 'ID'),
      {
        id: word(g, 'ID'),
        conductivity: num(g, 'CONDUCTIVITY', 0.16),
        density: num(g, 'DENSITY', 790),
        specificHeat: 1000 * num(g, 'SPECIFIC_HEAT', 0.9),
        thickness: num(g, 'THICKNESS', 0.016),
        emissivity: num(g, 'EMISSIVITY', 0.9),
      },
    ]),
  );
  const comps = all('COMP');
  const ids = comps.map((g) => word(g, 'ID'));
  const roomOf = (id: string): number => (id === 'OUTSIDE' ? OUTDOORS : ids.indexOf(id));
  const surface = (g: Group, kind: string): Material | undefined => {
    const material = materials.get(word(g, `${kind}_MATL_ID`));
    return material && { ...material, thickness: num(g, `${kind}_THICKNESS`, material.thickness) };
  };
  const rooms: SmokeRoom[] = comps.map((g) => {
    const width = num(g, 'WIDTH', 0);
    const depth = num(g, 'DEPTH', 0);
    const [ceiling, wall, floor] = ['CEILING', 'WALL', 'FLOOR'].map((kind) => surface(g, kind));
    return {
      id: word(g, 'ID'),
      area: width * depth,
      perimeter: 2 * (width + depth),
      height: num(g, 'HEIGHT', 0),
      floor: Number(g.get('ORIGIN')?.[2] ?? 0),
      zones: word(g, 'SHAFT').includes('T') ? 1 : 2,
      surfaces: ceiling && wall && floor ? { ceiling, wall, floor } : null,
      leak: 0,
    };
  });
  const wallVents: WallVent[] = [];
  const floorVents: FloorVent[] = [];
  for (const g of all('VENT')) {
    const [a, b] = words(g, 'COMP_IDS').map(roomOf);
    const id = word(g, 'ID');
    if (word(g, 'TYPE') === 'WALL') {
      const first = a === OUTDOORS ? b : a;
      const sill = rooms[a === OUTDOORS ? b : a].floor + num(g, 'BOTTOM', 0);
      const width = num(g, 'WIDTH', 0);
      const second = a === OUTDOORS ? OUTDOORS : b;
      wallVents.push({ id, a: first, b: second, sill, soffit: sill + num(g, 'HEIGHT', 0), width, shutWidth: width });
    } else if (word(g, 'TYPE') === 'FLOOR' || word(g, 'TYPE') === 'CEILING') {
      const area = num(g, 'AREA', 0);
      floorVents.push({ id, above: a, below: b, area, shutArea: area });
    }
  }
  const chem = new Map(all('CHEM').map((g) => [word(g, 'ID'), g]));
  const tables = all('TABL');
  const fires: Fire[] = all('FIRE').map((g) => {
    const kind = word(g, 'FIRE_ID');
    const c = chem.get(kind)!;
    const own = tables.filter((t) => word(t, 'ID') === kind);
    const labels = words(own[0], 'LABELS');
    const rows = own.slice(1).map((t) => (t.get('DATA') ?? []).map(Number));
    const column = (label: string): number[] => rows.map((row) => row[labels.indexOf(label)]);
    const heat = column('HRR').map((q) => 1000 * q);
    const areas = column('AREA');
    const peak = heat.indexOf(Math.max(...heat));
    return {
      id: word(g, 'ID'),
      room: roomOf(word(g, 'COMP_ID')),
      times: column('TIME'),
      heatReleaseRates: heat,
      areaPerHeat: areas[peak] / heat[peak],
      leastArea: Math.min(...areas),
      base: column('HEIGHT')[0],
      position: 'free',
      fuel: {
        carbon: num(c, 'CARBON', 1),
        hydrogen: num(c, 'HYDROGEN', 4),
        oxygen: num(c, 'OXYGEN', 0),
        nitrogen: num(c, 'NITROGEN', 0),
        heatOfCombustion: 1000 * num(c, 'HEAT_OF_COMBUSTION', 50000),
        radiativeFraction: num(c, 'RADIATIVE_FRACTION', 0.35),
        yields: {
          soot: column('SOOT_YIELD')[0],
          carbonMonoxide: column('CO_YIELD')[0],
          hydrogenCyanide: column('HCN_YIELD')[0],
        },
      },
      smouldering: null,
      ignition: 0,
    };
  });
  const places = all('FIRE').map((g) => (g.get('LOCATION') ?? [0, 0]).map(Number));
  const detectors: Detector[] = [];
  for (const g of all('DEVC')) {
    const type = word(g, 'TYPE');
    if (!['SMOKE_DETECTOR', 'HEAT_DETECTOR', 'SPRINKLER'].includes(type)) continue;
    const room = roomOf(word(g, 'COMP_ID'));
    const [x, y, z] = (g.get('LOCATION') ?? [0, 0, 0]).map(Number);
    const fire = fires.findIndex((f) => f.room === room);
    const distance = fire < 0 ? 0 : Math.hypot(x - places[fire][0], y - places[fire][1]);
    const smoke = type === 'SMOKE_DETECTOR';
    detectors.push({
      id: word(g, 'ID'),
      kind: smoke ? 'smoke' : type === 'SPRINKLER' ? 'sprinkler' : 'heat',
      room,
      height: z,
      distance,
      threshold: smoke ? num(g, 'SETPOINT', 23.93) / 100 : num(g, 'SETPOINT', 57) + KELVIN,
      delay: 0,
      responseTimeIndex: num(g, 'RTI', 50),
      sprayDensity: 1000 * num(g, 'SPRAY_DENSITY', 0),
    });
  }
  const misc = all('MISC')[0] as Group | undefined;
  return {
    outdoorTemperature: num(init, 'EXTERIOR_TEMPERATURE', 20) + KELVIN,
    indoorTemperature: indoor,
    relativeHumidity: num(init, 'RELATIVE_HUMIDITY', 50) / 100,
    lowerOxygenLimit: misc ? num(misc, 'LOWER_OXYGEN_LIMIT', 0.15) : 0.15,
    heated: false,
    rooms,
    wallVents,
    floorVents,
    fans: [],
    fires,
    detectors,
  };
}

/** Columns of a native output file by `code`, such as `ULT_1`. */
export function readOutput(file: string): Map<string, number[]> {
  const rows = readFileSync(file, 'utf8')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(',').map((cell) => cell.trim()));
  const columns = new Map<string, number[]>();
  rows[0].forEach((code, c) =>
    columns.set(
      code,
      rows.slice(4).map((row) => Number(row[c])),
    ),
  );
  return columns;
}
