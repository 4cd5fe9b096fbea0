/** Available against required safe egress time, as a table. */
import { answer } from '../../../metrics/answer.js';
import type { Egress, SafeEgress } from '../../../metrics/safeEgress.js';
import { readRecording } from '../../../recording/reader.js';
import { buildingOf } from '../../../facility/building.js';
import { namesOf, NOTHING } from '../../../text/index.js';
import type { Model } from '../../../world/model.js';
import { table, type Context } from './context.js';
import { both } from './options.js';

/** What a run's recording says of it. */
export const egressOf = (model: Model, recording: Uint8Array): SafeEgress =>
  answer(readRecording(recording), buildingOf(model.facility), { kind: 'safeEgress' });

/** Rooms shown at most: those with the least margin. */
const MOST_ROOMS = 5;

/** JSON knows neither Infinity nor NaN: what did not happen is null. */
export const egressJson = (found: SafeEgress, model: Model): unknown => {
  const { spaces, storeys, compartments } = model.facility;
  const time = (value: number): number | null => (Number.isFinite(value) ? value : null);
  const one = ({ available, at, required, margin }: Egress) => ({
    available: time(available.time),
    by: available.by,
    early: time(available.early),
    late: time(available.late),
    at: at < 0 ? null : spaces[at].id,
    required: time(required),
    margin: time(margin),
  });
  return {
    followed: found.followed,
    storeys: found.storeys.map((entry) => ({ storey: storeys[entry.storey].id, ...one(entry) })),
    compartments: found.compartments.map((entry) => ({ compartment: compartments[entry.compartment], ...one(entry) })),
    rooms: found.rooms.map((entry) => ({ space: spaces[entry.space].id, ...one(entry) })),
  };
};

/** Lines to print: the storeys that smoke reaches, and the rooms with the least margin; else the foreign rule of thumb. */
export function egressLines(context: Context, found: SafeEgress, model: Model): string[] {
  const { language, text } = context;
  const names = namesOf(model.scenario, language);
  const { spaces, storeys } = model.facility;
  if (!found.followed) return [limitLine(context, found, model)];
  const time = (value: number): string =>
    value === Infinity
      ? both('not by the end', '至结束未达到')[language]
      : Number.isNaN(value)
        ? NOTHING
        : text.duration(value);
  const signed = (value: number): string =>
    Number.isNaN(value)
      ? NOTHING
      : value === -Infinity
        ? both('none', '无')[language]
        : `${value < 0 ? '-' : '+'}${text.duration(Math.abs(value))}`;
  const row = (name: string, { available, at, required, margin }: Egress): string[] => [
    name,
    time(available.time),
    available.by === null ? NOTHING : text.words.criterion[available.by],
    at < 0 ? NOTHING : names.space(spaces[at].id),
    time(required),
    signed(margin),
  ];
  const head = both(
    '|available (ASET)|passed first|where|required (RSET)|margin',
    '|可用（ASET）|首先超限|位置|必需（RSET）|安全余量',
  )[language].split('|');
  const reached = found.storeys.filter(({ available }) => available.time < Infinity);
  const rooms = found.rooms
    .filter(({ available }) => available.time < Infinity)
    .sort((a, b) => a.margin - b.margin || a.available.time - b.available.time || a.space - b.space)
    .slice(0, MOST_ROOMS);
  if (reached.length + rooms.length === 0)
    return [both('smoke reaches no limit within the run', '模拟期间各处烟气均未超限')[language]];
  return table([
    head,
    ...reached.map((entry) => row(names.storey(storeys[entry.storey].id), entry)),
    ...rooms.map((entry) => row(names.space(spaces[entry.space].id), entry)),
  ]).split('\n');
}

function limitLine({ language, text }: Context, { limit }: SafeEgress, model: Model): string {
  const origin = limit.bySpace[model.incidentSpace];
  const others = limit.bySpace.filter((_, space) => model.facility.beds.some((bed) => bed.spaceIndex === space));
  const most = others.reduce((largest, value) => (value > largest ? value : largest), 0);
  return both(
    `no smoke is followed in this run; Japanese limit time after the alarm, for reference (foreign): room of origin ${text.duration(origin)}, other rooms up to ${text.duration(most)}`,
    `本次未模拟烟气；日本“限界时间”（自报警起），参考(境外)：起火房间${text.duration(origin)}，其他房间最长${text.duration(most)}`,
  )[language];
}
