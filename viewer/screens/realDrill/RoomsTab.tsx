/** Rooms and zones, checked off with one touch each. */
import { useState } from 'preact/hooks';
import { formatMoment } from '../../../engine/index.js';
import type { Desk, Home } from './desk.js';
import { t } from './speech.js';

export function StoreyChoice(props: {
  home: Home;
  value: number;
  onChange: (storey: number) => void;
  label: string;
  none?: string;
}) {
  // prettier-ignore
  const { home, value, onChange, label, none } = props;
  return (
    <label class="field">
      <span>{label}</span>
      <select
        value={String(value)}
        data-testid="storey"
        onChange={(event) => onChange(Number(event.currentTarget.value))}
      >
        {none !== undefined && <option value="-1">{none}</option>}
        {home.building?.storeys.map(({ id }, i) => (
          <option key={id} value={String(i)}>
            {id}
          </option>
        ))}
      </select>
    </label>
  );
}

export function RoomsTab({ desk, home }: { desk: Desk; home: Home }) {
  const [storey, choose] = useState(0);
  const { record, startedAt } = desk.open.value!;
  const clear = record.zones.filter(({ clearedAt }) => clearedAt !== null).length;
  return (
    <>
      <p class="row spread">
        <span>{t('rooms')}</span>
        <b data-testid="rooms-count">{t('rooms.count', { clear, all: record.zones.length })}</b>
      </p>
      {record.zones.length === 0 && <p class="soft">{t('rooms.none')}</p>}
      <div class="rooms">
        {record.zones.map(({ id, name, kind, clearedAt }) => (
          <button
            key={id}
            type="button"
            class={`button room ${kind}${clearedAt === null ? '' : ' clear'}`}
            aria-pressed={clearedAt !== null}
            disabled={startedAt === null || record.closed}
            data-testid={`room-${id}`}
            onClick={() => desk.clear(id)}
          >
            <b>{name}</b>
            <span>{clearedAt === null ? t('rooms.open') : `✔ ${t('rooms.clear')} ${formatMoment(clearedAt)}`}</span>
          </button>
        ))}
      </div>
      {home.building !== null && !record.closed && (
        <div class="line">
          <StoreyChoice home={home} value={storey} onChange={choose} label={t('rooms.add')} />
          <button
            type="button"
            class="button"
            data-testid="add-rooms"
            onClick={() => desk.addRooms(home.building!, storey)}
          >
            +
          </button>
        </div>
      )}
    </>
  );
}
