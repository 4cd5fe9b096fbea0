/** The picture as a table: who is where by storey and state, for those who cannot see it and for those who count. */
import { useState } from 'preact/hooks';
import type { App } from '../../app/app.js';
import type { MarkState } from '../../stage/legend.js';
import { countPeople, type StoreyCount } from './count.js';
import { SignIcon, stateSign } from './SignIcon.js';

/** Columns: what the picture tells of residents, open ones first. */
const COLUMNS: readonly MarkState[] = ['asleep', 'waiting', 'preparing', 'moving', 'sheltered', 'safe', 'lost'];

export function PeopleTable({ app }: { app: App }) {
  const [open, setOpen] = useState(false);
  return (
    <details class="card" open={open} onToggle={(event) => setOpen(event.currentTarget.open)} data-testid="table">
      <summary>{app.t('why.table')}</summary>
      {open && <Body app={app} />}
    </details>
  );
}

function Line({ app, line, shown }: { app: App; line: StoreyCount; shown: readonly MarkState[] }) {
  const building = app.player.building.value!;
  const { storey } = line;
  const cell = (n: number) => <td class={`number${n === 0 ? ' zero' : ''}`}>{n}</td>;
  return (
    <tr>
      <th scope="row">
        {storey < 0 ? (
          app.t('stage.outside')
        ) : (
          <button
            type="button"
            class="button link"
            onClick={() => {
              app.view.value = { kind: 'floor', storey };
              app.place.value = { kind: 'storey', storey: building.storeys[storey].id };
            }}
          >
            {app.names.value!.storey(building.storeys[storey].id)}
          </button>
        )}
      </th>
      {shown.map((state) => cell(line.residents[state]))}
      {cell(line.staff)}
    </tr>
  );
}

function Body({ app }: { app: App }) {
  void app.player.clock.value;
  const building = app.player.building.value;
  const header = app.player.header.value;
  const frame = app.player.frame();
  if (building === null || header === null || frame === null || app.names.value === null) return null;
  const counts = countPeople(frame, header, building);
  const shown = COLUMNS.filter((state) => state !== 'lost' || counts.some((line) => line.residents.lost > 0));
  return (
    <div class="scroll-x" tabIndex={0} role="region" aria-label={app.t('why.table')}>
      <table class="people">
        <thead>
          <tr>
            <th scope="col">{app.t('why.table.storey')}</th>
            {shown.map((state) => (
              <th key={state} scope="col" class="number" title={app.t(`mark.state.${state}`)}>
                <SignIcon app={app} entry={stateSign(state)} />
                <span class="hidden-text">{app.t(`mark.state.${state}`)}</span>
              </th>
            ))}
            <th scope="col" class="number" title={app.t('why.table.staff')}>
              <SignIcon app={app} entry={stateSign('busy')} />
              <span class="hidden-text">{app.t('why.table.staff')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {counts.map((line) => (
            <Line key={line.storey} app={app} line={line} shown={shown} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
