/** One person: who they are, what they do now, and the chain of causes. */
import {
  BODIES,
  kindIn,
  OUTCOMES,
  PERSON_STATES,
  type Reason,
  type ReasonLink,
  type Snapshot,
} from '../../../engine/index.js';
import type { App } from '../../app/app.js';
import { Icon } from '../../app/Icon.js';
import { smokeText, stopwatch } from '../../app/sayings.js';
import { sightAt } from '../../stage/smoke.js';
import { useAnswer } from './useAnswer.js';

/** A link of the chain, with the way to its moment and place. */
function Link({ app, link }: { app: App; link: ReasonLink }) {
  const row = link.who.kind === 'person' ? link.who.row : undefined;
  const building = app.player.building.value;
  const space = link.place !== null && link.place.space >= 0 ? building?.spaces[link.place.space] : undefined;
  const where =
    space === undefined || building === null ? '' : (app.names.value?.storey(building.storeys[space.storey].id) ?? '');
  const go = (): void =>
    app.goTo({
      ...(row === undefined ? {} : { row }),
      ...(link.place === null ? {} : { space: link.place.space, x: link.place.x, y: link.place.y }),
      time: link.since,
    });
  return (
    <li data-testid="cause">
      <div>{app.text.value.sentences.reasonLink(link, app.names.value!)}</div>
      <div class="row">
        {(row !== undefined || link.place !== null) && (
          <button type="button" class="button link" title={app.t('why.goTo')} onClick={go}>
            {app.t('why.showAt', { time: stopwatch(link.since) })}
          </button>
        )}
        <small>{where}</small>
      </div>
    </li>
  );
}

const WALKER = BODIES.indexOf('walker');

/** In bed one breathes lower, m above the floor. */
const BREATHING = { lying: 0.6, standing: 1.6 };
const LYING: ReadonlySet<string> = new Set(['asleep', 'awake', 'waitingForHelp', 'beingWoken', 'incapacitated']);

/** What the air is like where somebody breathes; '' where smoke has not come. */
function airText(app: App, air: NonNullable<Snapshot['air']>, space: number, state: number): string {
  const height = LYING.has(PERSON_STATES[state]) ? BREATHING.lying : BREATHING.standing;
  const sight = sightAt(air, space, height);
  if (Number.isNaN(sight)) return '';
  const layer = air.layerHeight[space];
  const high = height >= layer;
  const { number } = app.text.value;
  return [
    smokeText(app, layer, sight < 30 ? sight : Infinity),
    `${number((high ? air.upperTemperature : air.lowerTemperature)[space], 2)} °C`,
    app.t('why.air.co', { n: number((high ? air.upperCarbonMonoxide : air.lowerCarbonMonoxide)[space], 2) }),
  ].join(' · ');
}

function factsOf(app: App, row: number): [string, string][] {
  const header = app.player.header.value!;
  const building = app.player.building.value!;
  const names = app.names.value!;
  const { words } = app.text.value;
  const frame = app.player.frame();
  const person = header.people[row];
  const facts: [string, string][] = [];
  if (person.mobility !== null) facts.push([app.t('why.class'), kindIn(header.scenario, person, app.text.value)]);
  if (person.post !== null) facts.push([app.t('why.post'), words.post[person.post as keyof typeof words.post]]);
  const home =
    building.beds.find(({ id }) => id === person.bed)?.spaceIndex ??
    building.stations.find(({ id }) => id === person.station)?.spaceIndex;
  if (home !== undefined) {
    const space = building.spaces[home];
    facts.push([
      app.t(person.bed !== null ? 'why.room' : 'why.station'),
      `${names.storey(building.storeys[space.storey].id)}, ${names.space(space.id)}`,
    ]);
  }
  if (frame === null) return facts;
  facts.push([app.t('why.state'), words.state[PERSON_STATES[frame.state[row]]]]);
  if (frame.body[row] !== WALKER) facts.push([app.t('why.body'), words.body[BODIES[frame.body[row]]]]);
  const at = frame.space[row];
  facts.push([
    app.t('why.where'),
    at < 0
      ? app.t('why.outside')
      : `${names.storey(building.storeys[building.spaces[at].storey].id)}, ${names.space(building.spaces[at].id)}`,
  ]);
  const air = frame.air === null || at < 0 ? '' : airText(app, frame.air, at, frame.state[row]);
  if (air !== '') facts.push([app.t('why.air'), air]);
  const dose = frame.exposure[row];
  if (dose > 0) facts.push([app.t('why.exposure'), app.t('why.exposure.share', { n: dose })]);
  const outcome = OUTCOMES[frame.outcome[row]];
  if (outcome !== 'none') facts.push([app.t('why.outcome'), words.outcome[outcome]]);
  return facts;
}

function Facts({ app, row }: { app: App; row: number }) {
  // Renewed with the clock of the words, not every frame.
  void app.player.clock.value;
  return (
    <dl class="facts">
      {factsOf(app, row).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Chain({ app, row }: { app: App; row: number }) {
  const now = Math.floor(app.player.clock.value);
  const { value, failure } = useAnswer<Reason>(
    app,
    String(row),
    `${now}/${app.player.playing.value}/${app.player.computed.value > now}`,
    () => app.player.ask({ kind: 'reason', row, time: app.player.clock.peek() }),
  );
  if (failure !== null) return <p class="notice bad">{app.t('why.failed', { message: failure })}</p>;
  if (value === null) return <p class="soft">{app.t('why.loading')}</p>;
  return (
    <ol class="causes" data-testid="causes">
      {value.chain.map((link, i) => (
        <Link key={i} app={app} link={link} />
      ))}
      {value.circle && <li>{app.t('why.circle')}</li>}
    </ol>
  );
}

export function Person({ app, row }: { app: App; row: number }) {
  const header = app.player.header.value!;
  const names = app.names.value!;
  return (
    <section class="card" data-testid="person" aria-labelledby="person-name">
      <div class="row spread">
        <h3 id="person-name">{names.person(header.people[row].id)}</h3>
        <div class="row tight">
          <button type="button" class="button quiet" onClick={() => app.goTo({ row })}>
            {app.t('why.show')}
          </button>
          <button
            type="button"
            class="button quiet icon"
            aria-label={app.t('why.unselect')}
            title={app.t('why.unselect')}
            onClick={() => (app.selected.value = null)}
          >
            <Icon name="close" />
          </button>
        </div>
      </div>
      <Facts app={app} row={row} />
      <h4>{app.t('why.chain')}</h4>
      <Chain app={app} row={row} />
    </section>
  );
}
