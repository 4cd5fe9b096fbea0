/** What a layer shows, by its name: the convention of JuPedSim, our own extension of it, and words planners use. */
import type { SpaceKind } from '../../../scenario/schema.js';

export const LAYER_ROLES = [
  'walkable',
  'room',
  'bedroom',
  'corridor',
  'hall',
  'refuge',
  'service',
  'wall',
  'door',
  'exit',
  'obstacle',
  'people',
  'bed',
  'stair',
  'lift',
  'text',
  'ignore',
] as const;
export type LayerRole = (typeof LAYER_ROLES)[number];

/** Layers whose closed outlines are spaces, and of which kind; null: the drawing does not say. */
export const SPACE_OF: Readonly<Partial<Record<LayerRole, SpaceKind | null>>> = {
  walkable: 'hall',
  room: null,
  bedroom: 'bedroom',
  corridor: 'corridor',
  hall: 'hall',
  refuge: 'refuge',
  service: 'service',
};

/** formats.md 9; case-sensitive there, read in any case here. */
const CONVENTION: readonly (readonly [RegExp, LayerRole])[] = [
  [/^(?:jps-)?walkablearea$/i, 'walkable'],
  [/^jps-obstacles$/i, 'obstacle'],
  [/^jps-exits$/i, 'exit'],
  [/^jps-distributions$/i, 'people'],
  [/^jps-(?:waypoints|journeys)$/i, 'ignore'],
  [/^evac-stairs?(?:-.*)?$/i, 'stair'],
  [/^evac-lifts?$/i, 'lift'],
  [/^evac-refuges?$/i, 'refuge'],
  [/^evac-doors?$/i, 'door'],
];

/** First match wins: "门厅" is a hall before "门" is a door, "房间门" a door before "房间" is a room. */
const WORDS: readonly (readonly [RegExp, LayerRole])[] = [
  [/窗|window|glaz|轴线|axis|标注|dim|尺寸|hatch|填充|图框|frame|defpoints|家具|furn|洁具|设备/i, 'ignore'],
  [/电梯|lift|elev/i, 'lift'],
  [/楼梯|stair/i, 'stair'],
  [/出口|exit/i, 'exit'],
  [/门厅|大厅|大堂|hall\b|lobby/i, 'hall'],
  [/门|door/i, 'door'],
  [/居室|卧室|bedroom|病房/i, 'bedroom'],
  [/走道|走廊|过道|corridor|hallway/i, 'corridor'],
  [/避难|refuge/i, 'refuge'],
  [/床|\bbeds?\b/i, 'bed'],
  [/墙|wall/i, 'wall'],
  [/柱|column|障碍|obstacle/i, 'obstacle'],
  [/卫生间|厕|厨|库|toilet|store|kitchen|service/i, 'service'],
  [/文字|text|anno|名称/i, 'text'],
  [/房间|room|space|空间|area|区域/i, 'room'],
];

/** Kinds that the words in a room say, in the same order of preference. */
const ROOM_WORDS: readonly (readonly [RegExp, SpaceKind])[] = [
  [/避难|refuge/i, 'refuge'],
  [/居室|卧室|病房|寝室|bedroom|resident/i, 'bedroom'],
  [/走道|走廊|过道|corridor/i, 'corridor'],
  [/前室|合用前室|lobby/i, 'lobby'],
  [/大厅|门厅|大堂|活动厅|餐厅|hall|dining|lounge/i, 'hall'],
  [/卫生间|厕|浴|厨|库|机房|配电|洗衣|toilet|bath|store|storage|kitchen|plant|laundry/i, 'service'],
];

/** "1 - walls" and "xref$0$WALL" are sub-layers: the last part counts. */
const plain = (name: string): string => (name.split(/[|$]/).pop() ?? name).trim();

/** @param given what the user says of layers, by name; wins over everything */
export function roleOf(layer: string, given: Readonly<Record<string, string>>): LayerRole | null {
  const said = given[layer] ?? given[plain(layer)];
  if (said !== undefined) return LAYER_ROLES.find((role) => role === said) ?? null;
  const name = plain(layer);
  // Doors and windows on one layer: taken for doors, windows would be ways out. Whoever knows the drawing has to say.
  if (/窗|window|glaz/i.test(name) && /门|door/i.test(name)) return null;
  const known = CONVENTION.find(([pattern]) => pattern.test(name)) ?? WORDS.find(([pattern]) => pattern.test(name));
  return known === undefined ? null : known[1];
}

/** Kind of a space by the words that stand in it; null if they say none. */
export const kindOfWords = (words: string): SpaceKind | null =>
  ROOM_WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? null;

export const isStationWord = (words: string): boolean => /护理站|护士站|值班|nurse|carer station|duty/i.test(words);
