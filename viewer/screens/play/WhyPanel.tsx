/** Why somebody is still there: choose a person or a place, and read what they wait for. */
import { useState } from 'preact/hooks';
import type { App } from '../../app/app.js';
import { Icon } from '../../app/Icon.js';
import { PeopleTable } from './PeopleTable.js';
import { Person } from './Person.js';
import { PlaceCard, PlacePicker } from './PlaceCard.js';

/** Rows shown of a search. */
const SHOWN = 12;

/** Rows of those whose id, bed, station or name holds `wanted`. */
function search(app: App, wanted: string): number[] {
  const header = app.player.header.value;
  const names = app.names.value;
  if (header === null || names === null || wanted === '') return [];
  return header.people.flatMap((person, row) =>
    `${person.id} ${person.bed ?? ''} ${person.station ?? ''} ${names.person(person.id)}`.toLowerCase().includes(wanted)
      ? [row]
      : [],
  );
}

function Search({ app }: { app: App }) {
  const [words, setWords] = useState('');
  const wanted = words.trim().toLowerCase();
  const found = search(app, wanted);
  return (
    <div class="field" role="search">
      <label for="find-person">{app.t('why.search')}</label>
      <input
        id="find-person"
        type="search"
        autocomplete="off"
        placeholder={app.t('why.search.example')}
        value={words}
        onInput={(event) => setWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && found.length > 0) app.goTo({ row: found[0] });
        }}
      />
      {wanted !== '' && (
        <ul class="plain found">
          {found.slice(0, SHOWN).map((row) => (
            <li key={row}>
              <button type="button" class="button link" onClick={() => app.goTo({ row })}>
                {app.nameOf({ kind: 'person', row })}
              </button>
            </li>
          ))}
          {found.length === 0 && <li class="soft">{app.t('why.none')}</li>}
          {found.length > SHOWN && <li class="soft">{app.t('why.more', { n: found.length - SHOWN })}</li>}
        </ul>
      )}
    </div>
  );
}

export function WhyPanel({ app }: { app: App }) {
  const { player } = app;
  const row = app.selected.value;
  const place = app.place.value;
  const ready = player.phase.value === 'ready' && player.header.value !== null && app.names.value !== null;
  return (
    <>
      <div class="row spread panel-head">
        <h2>{app.t('why.title')}</h2>
        <button
          type="button"
          class="button quiet icon only-narrow"
          aria-label={app.t('app.close')}
          onClick={() => (app.panel.value = 'none')}
        >
          <Icon name="close" />
        </button>
      </div>
      {ready && (
        <>
          {row === null && place === null && <p class="soft">{app.t('why.hint')}</p>}
          <Search app={app} />
          {row !== null && row < player.header.value!.people.length && <Person key={row} app={app} row={row} />}
          <PlacePicker app={app} />
          {place !== null && <PlaceCard app={app} place={place} />}
          <button
            type="button"
            class="button wide"
            data-testid="critical-open"
            onClick={() => (app.dialog.value = 'critical')}
          >
            {app.t('why.critical.show')}
          </button>
          <PeopleTable app={app} />
        </>
      )}
    </>
  );
}
