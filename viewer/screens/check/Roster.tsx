/** Who is on duty: there or not, trained how, and one more. */
import { useState } from 'preact/hooks';
import { shiftInForce, type Edit, type Scenario, type StaffMember } from '../../../engine/index.js';
import type { App } from '../../app/app.js';
import { CLOCK, freeStaffId, staffOf, staffPath, valueOf, withAdded, withSet } from './edits.js';

export interface FormProps {
  app: App;
  base: Scenario;
  edits: readonly Edit[];
  change(edits: readonly Edit[]): void;
}

/** Name of the shift in force at the time of the incident as changed; null if nobody is on duty then. */
export function shiftName(base: Scenario, edits: readonly Edit[]): string | null {
  const clock = valueOf(edits, CLOCK, base.incident.clock);
  const shift = shiftInForce({ ...base, incident: { ...base.incident, clock } });
  return Object.keys(base.roster.shifts).find((name) => base.roster.shifts[name] === shift) ?? null;
}

export function Roster({ app, base, edits, change }: FormProps) {
  const [station, setStation] = useState('');
  const shift = shiftName(base, edits);
  if (shift === null) return null;
  const { words, pick } = app.text.value;
  const staff = staffOf(base, shift, edits);
  const stations = (base.facility.stations ?? []).filter(({ kind }) => kind !== 'controlRoom');
  const storeyOf = new Map(base.facility.spaces.map(({ id, storey }) => [id, storey]));
  const placeOf = (id: string): string => {
    const found = (base.facility.stations ?? []).find((one) => one.id === id);
    return found === undefined ? id : `${id} (${words.reference.storey} ${storeyOf.get(found.space) ?? ''})`;
  };
  const there = staff.filter(({ absent }) => absent !== true).length;
  const set = (member: StaffMember, field: 'absent' | 'training', value: unknown): void =>
    change(withSet(edits, staffPath(shift, member.id, field), value));
  return (
    <details class="card" data-testid="roster">
      <summary>{app.t('check.roster', { n: there, shift })}</summary>
      <ul class="plain roster">
        {staff.map((member) => (
          <li key={member.id}>
            <label class="row">
              <input
                type="checkbox"
                checked={member.absent !== true}
                onChange={(event) => set(member, 'absent', !event.currentTarget.checked)}
              />
              <span>
                {member.name === undefined ? member.id : pick(member.name)} · {words.post[member.post]}{' '}
                <small>{placeOf(member.station)}</small>
              </span>
            </label>
            <select
              aria-label={`${app.t('check.training')}: ${member.id}`}
              value={member.training}
              onChange={(event) => set(member, 'training', event.currentTarget.value)}
            >
              {Object.entries(words.training).map(([id, name]) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </li>
        ))}
      </ul>
      {stations.length > 0 && (
        <div class="row">
          <label class="field">
            <span>{app.t('check.addCarer')}</span>
            <select
              data-testid="add-at"
              value={station || stations[0].id}
              onChange={(event) => setStation(event.currentTarget.value)}
            >
              {stations.map(({ id }) => (
                <option key={id} value={id}>
                  {placeOf(id)}
                </option>
              ))}
            </select>
          </label>
          <button
            type="button"
            class="button"
            data-testid="add-carer"
            onClick={() =>
              change(
                withAdded(edits, shift, {
                  id: freeStaffId(base, edits, 'carer'),
                  post: 'carer',
                  station: station || stations[0].id,
                }),
              )
            }
          >
            {app.t('check.add')}
          </button>
        </div>
      )}
    </details>
  );
}
