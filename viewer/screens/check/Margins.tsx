/** Available against required safe egress time, storey by storey and room by room: two bars on one clock, and the margin. */
import type { Egress, SafeEgress } from '../../../engine/index.js';
import type { App } from '../../app/app.js';
import { stopwatch } from '../../app/sayings.js';
import { useAnswer } from '../play/useAnswer.js';

interface Row extends Egress {
  key: string;
  name: string;
  go(): void;
}

/** Below this the margin is no margin: the steps of the recorded air, s. */
const NONE = 5;

const known = (time: number): boolean => Number.isFinite(time);

function Line({ app, row, longest }: { app: App; row: Row; longest: number }) {
  const { available, required, margin } = row;
  const missed = available.time < required - NONE;
  const width = (time: number): string => `${(100 * Math.min(time, longest)) / longest}%`;
  const at = (time: number): string => (time === Infinity ? app.t('margin.never') : stopwatch(time));
  return (
    <tr>
      <th scope="row">
        <button type="button" class="button link" onClick={row.go}>
          {row.name}
        </button>
      </th>
      <td class="margins">
        <div class="bar need" title={app.t('margin.required')}>
          <i style={{ width: width(required) }} />
        </div>
        <div class="bar have" title={app.t('margin.available')}>
          <i style={{ width: width(available.time) }} />
        </div>
      </td>
      <td class="number">{at(required)}</td>
      <td class="number">{at(available.time)}</td>
      <td class="number">
        <b class={missed ? 'bad-text' : ''}>
          {missed ? '✘ ' : '✔ '}
          {known(margin) ? `${margin < 0 ? '−' : '+'}${stopwatch(Math.abs(margin))}` : ''}
        </b>
      </td>
    </tr>
  );
}

function Table({ app, rows, longest, title }: { app: App; rows: readonly Row[]; longest: number; title: string }) {
  if (rows.length === 0) return null;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <td />
          <th scope="col" class="number">
            {app.t('margin.required')}
          </th>
          <th scope="col" class="number">
            {app.t('margin.available')}
          </th>
          <th scope="col" class="number">
            {app.t('margin.margin')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Line key={row.key} app={app} row={row} longest={longest} />
        ))}
      </tbody>
    </table>
  );
}

export default function Margins({ app }: { app: App }) {
  const { player } = app;
  const { value, failure } = useAnswer<SafeEgress>(app, 'safeEgress', String(player.ended.value), () =>
    player.ask({ kind: 'safeEgress' }),
  );
  const building = player.building.value;
  const names = app.names.value;
  if (failure !== null) return <p class="notice bad">{app.t('why.failed', { message: failure })}</p>;
  if (value === null || building === null || names === null) return <p class="soft">{app.t('why.loading')}</p>;
  if (!value.followed) return <p class="soft">{app.t('margin.notFollowed')}</p>;
  const storeys = value.storeys
    .filter(({ required }) => !Number.isNaN(required))
    .map((egress): Row => {
      const { id } = building.storeys[egress.storey];
      return {
        ...egress,
        key: id,
        name: names.storey(id),
        go() {
          app.view.value = { kind: 'floor', storey: egress.storey };
          app.place.value = { kind: 'storey', storey: id };
        },
      };
    })
    .reverse();
  // Rooms whose air is lost at some time, or whose people never get out: the others have nothing to tell.
  const rooms = value.rooms
    .filter(({ required, available }) => !Number.isNaN(required) && (known(available.time) || required === Infinity))
    .map((egress): Row => {
      const { id, minX, maxX, minY, maxY } = building.spaces[egress.space];
      const middle = { space: egress.space, x: (minX + maxX) / 2, y: (minY + maxY) / 2 };
      return { ...egress, key: id, name: names.space(id), go: () => app.goTo(middle) };
    });
  const times = [...storeys, ...rooms].flatMap(({ required, available }) => [required, available.time]).filter(known);
  const longest = Math.max(60, ...times);
  return (
    <div data-testid="margins" class="scroll-x" tabIndex={0} role="region" aria-label={app.t('margin.title')}>
      <Table app={app} rows={storeys} longest={longest} title={app.t('margin.storey')} />
      <Table app={app} rows={rooms} longest={longest} title={app.t('margin.room')} />
      <p class="soft">{app.t('margin.about')}</p>
    </div>
  );
}
