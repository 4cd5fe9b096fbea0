/** A storey or a stair: what holds people up there, in a sentence, and who is there. */
import { useState } from 'preact/hooks';
import { PERSON_STATES, type Hold } from '../../../engine/index.js';
import type { App, Place } from '../../app/app.js';
import { Icon } from '../../app/Icon.js';
import { sayCause, stopwatch } from '../../app/sayings.js';
import { useAnswer } from './useAnswer.js';

/** The answer is asked for again when the clock has moved by so much, s. */
const EVERY = 2;

export function PlacePicker({ app }: { app: App }) {
  const building = app.player.building.value;
  const names = app.names.value;
  if (building === null || names === null) return null;
  const place = app.place.value;
  const value = place === null ? '' : place.kind === 'storey' ? `s:${place.storey}` : `t:${place.stair}`;
  return (
    <div class="field">
      <label for="place">{app.t('why.place')}</label>
      <select
        id="place"
        value={value}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          const id = chosen.slice(2);
          app.place.value =
            chosen === ''
              ? null
              : chosen.startsWith('s:')
                ? { kind: 'storey', storey: id }
                : { kind: 'stair', stair: id };
        }}
      >
        <option value="">{app.t('why.place.none')}</option>
        {[...building.storeys]
          .sort((a, b) => b.rank - a.rank)
          .map(({ id }) => (
            <option key={`s:${id}`} value={`s:${id}`}>
              {names.storey(id)}
            </option>
          ))}
        {building.stairs.map((id) => (
          <option key={`t:${id}`} value={`t:${id}`}>
            {app.t('why.stair', { id })}
          </option>
        ))}
      </select>
    </div>
  );
}

function HoldFacts({ app, hold, place }: { app: App; hold: Hold; place: string }) {
  const { words, sentences } = app.text.value;
  return (
    <>
      <p data-testid="hold">{sentences.hold(hold, place)}</p>
      <dl class="facts figures">
        <div>
          <dt>{app.t('why.stillThere')}</dt>
          <dd>{hold.open}</dd>
        </div>
        <div>
          <dt>{app.t('why.inSafety')}</dt>
          <dd>{hold.done}</dd>
        </div>
        <div>
          <dt>{app.t('why.staffThere')}</dt>
          <dd>{hold.staff}</dd>
        </div>
      </dl>
      {hold.causes.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{app.t('why.waitFor')}</th>
              <th scope="col" class="number">
                {app.t('why.people')}
              </th>
              <th scope="col">{app.t('why.longestOne')}</th>
            </tr>
          </thead>
          <tbody>
            {hold.causes.map((cause) => (
              <tr key={`${cause.cause}/${cause.row}`}>
                <td>{cause.cause === 'none' ? words.state.beingMoved : sayCause(app, cause)}</td>
                <td class="number">{cause.people}</td>
                <td>
                  <button type="button" class="button link" onClick={() => app.goTo({ row: cause.row })}>
                    {app.nameOf({ kind: 'person', row: cause.row })}
                  </button>{' '}
                  <small>{stopwatch(cause.longest)}</small>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {hold.refuges.length > 0 && (
        <table data-testid="refuges">
          <thead>
            <tr>
              <th scope="col">{app.t('why.refuge')}</th>
              <th scope="col" class="number">
                {app.t('why.people')}
              </th>
              <th scope="col" class="number">
                {app.t('why.refugeTaken')}
              </th>
            </tr>
          </thead>
          <tbody>
            {hold.refuges.map(({ space, residents, taken }) => (
              <tr key={space}>
                <td>{app.nameOf({ kind: 'space', space })}</td>
                <td class="number">{residents}</td>
                <td class="number">
                  <meter value={taken} max={1} aria-hidden="true" /> {app.text.value.share(taken)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

/** Rows of those who are at a place now; residents first, as in the header. */
function rowsAt(app: App, place: Place): number[] {
  const building = app.player.building.value!;
  const header = app.player.header.value!;
  const frame = app.player.frame();
  if (frame === null) return [];
  const storey = place.kind === 'storey' ? building.storeys.findIndex(({ id }) => id === place.storey) : -1;
  const stair = place.kind === 'stair' ? building.stairs.indexOf(place.stair) : -1;
  const rows: number[] = [];
  for (let row = 0; row < header.people.length; row++) {
    const space = frame.space[row];
    if (space < 0 || PERSON_STATES[frame.state[row]] === 'notYetHere') continue;
    const there = building.spaces[space];
    if (place.kind === 'storey' ? there.storey === storey : there.stair === stair) rows.push(row);
  }
  return rows;
}

function PeopleThere({ app, place }: { app: App; place: Place }) {
  const [open, setOpen] = useState(false);
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{app.t('why.there')}</summary>
      {open && <PeopleList app={app} place={place} />}
    </details>
  );
}

function PeopleList({ app, place }: { app: App; place: Place }) {
  void app.player.clock.value;
  const header = app.player.header.value!;
  const { words } = app.text.value;
  const frame = app.player.frame();
  const rows = rowsAt(app, place);
  if (frame === null || rows.length === 0) return <p class="soft">{app.t('why.nobodyThere')}</p>;
  return (
    <div class="found" tabIndex={0} role="region" aria-label={app.t('why.there')}>
      <table>
        <tbody>
          {rows.map((row) => (
            <tr key={header.people[row].id} class={app.selected.value === row ? 'current' : ''}>
              <td>
                <button type="button" class="button link" onClick={() => app.goTo({ row })}>
                  {app.nameOf({ kind: 'person', row })}
                </button>
              </td>
              <td>{words.state[PERSON_STATES[frame.state[row]]]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function PlaceCard({ app, place }: { app: App; place: Place }) {
  const now = Math.floor(app.player.clock.value / EVERY) * EVERY;
  const id = place.kind === 'storey' ? place.storey : place.stair;
  const { value: hold, failure } = useAnswer<Hold>(
    app,
    `${place.kind}:${id}`,
    `${now}/${app.player.playing.value}/${app.player.ended.value}`,
    () =>
      app.player.ask({
        kind: 'hold',
        place: place.kind === 'storey' ? { storey: place.storey } : { stair: place.stair },
        time: app.player.clock.peek(),
      }),
  );
  const name = place.kind === 'storey' ? app.names.value!.storey(place.storey) : app.t('why.stair', { id });
  const building = app.player.building.value!;
  const storey = building.storeys.findIndex((one) => place.kind === 'storey' && one.id === place.storey);
  const shown = app.view.value;
  return (
    <section class="card" data-testid="place" aria-labelledby="place-name">
      <div class="row spread">
        <h3 id="place-name">{name}</h3>
        <div class="row tight">
          {storey >= 0 && !(shown.kind === 'floor' && shown.storey === storey) && (
            <button type="button" class="button quiet" onClick={() => (app.view.value = { kind: 'floor', storey })}>
              {app.t('why.plan')}
            </button>
          )}
          <button
            type="button"
            class="button quiet icon"
            aria-label={app.t('why.closePlace')}
            title={app.t('why.closePlace')}
            onClick={() => (app.place.value = null)}
          >
            <Icon name="close" />
          </button>
        </div>
      </div>
      {failure !== null && <p class="notice bad">{app.t('why.failed', { message: failure })}</p>}
      {failure === null && hold === null && <p class="soft">{app.t('why.loading')}</p>}
      {hold !== null && <HoldFacts app={app} hold={hold} place={name} />}
      <PeopleThere app={app} place={place} />
    </section>
  );
}
