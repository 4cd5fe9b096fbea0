/** Sentences about what the page shows, put together from the engine's words. */
import type { CriticalPath, EventCode, Hold, Mark, ReasonLink, Stretch, StretchKind } from '../../engine/index.js';
import type { App } from './app.js';
import type { IconName } from './Icon.js';

/** Minutes and seconds on the clock of the run, "6:10". */
export function stopwatch(seconds: number): string {
  const whole = Math.floor(seconds + 0.5);
  const s = whole % 60;
  const m = Math.floor(whole / 60);
  return `${m}:${s < 10 ? '0' : ''}${s}`;
}

/** What a mark of the timeline stands for. */
export function sayMark(app: App, mark: Mark): string {
  const { sentences } = app.text.value;
  const names = app.names.value;
  const header = app.player.header.value;
  const building = app.player.building.value;
  if (names === null || header === null || building === null) return '';
  switch (mark.kind) {
    case 'event':
      return sentences.event[mark.event.code](mark.event, names);
    case 'firstMoved':
      return app.t('mark.firstMoved', { person: names.person(header.people[mark.row].id) });
    case 'storeyClear':
      return app.t('mark.storeyClear', { storey: names.storey(building.storeys[mark.storey].id) });
    case 'claim': {
      const claim = header.scenario.plan.claims.find(({ id }) => id === mark.claim);
      const words = claim === undefined ? mark.claim : app.text.value.claim(claim, names);
      return app.t(mark.met ? 'mark.claimMet' : 'mark.claimMissed', { claim: words });
    }
  }
}

/** The sign of a mark: shape, not only place, says what it is. */
export function iconOf(mark: Mark): IconName {
  switch (mark.kind) {
    case 'claim':
      return mark.met ? 'met' : 'missed';
    case 'firstMoved':
      return 'moving';
    case 'storeyClear':
      return 'storey';
    case 'event':
      return EVENT_ICONS[mark.event.code] ?? 'dot';
  }
}

const EVENT_ICONS: Partial<Record<EventCode, IconName>> = {
  panelAlarm: 'bell',
  alarmRaised: 'bell',
  noticed: 'bell',
  doorShut: 'door',
  confirmed: 'eye',
  brigadeCalled: 'phone',
  staffArrived: 'arrived',
  moveStarted: 'moving',
  phaseStarted: 'flag',
  phaseDone: 'flag',
  settled: 'flag',
  horizon: 'flag',
  stuck: 'warning',
  noRoute: 'warning',
  destinationFull: 'warning',
};

/** "carer-03: helping a resident, since 6:10" or "… waits for …, since 6:10". */
export function sayLink(app: App, link: ReasonLink): string {
  const { words, sentences } = app.text.value;
  const who = app.nameOf(link.who);
  const since = stopwatch(link.since);
  const state = link.state === null ? '' : words.state[link.state];
  if (link.cause !== 'none') {
    const ref = link.awaits === null ? null : app.nameOf(link.awaits);
    const what = sentences.cause[link.cause](ref);
    return app.t('why.link.waits', { who, what, since, state });
  }
  if (link.busyWith >= 0) {
    const resident = app.nameOf({ kind: 'person', row: link.busyWith });
    return app.t('why.link.busy', { who, state, resident, since });
  }
  return app.t('why.link.does', { who, state, since });
}

/** One stretch of the critical path in words. */
export function sayStretch(app: App, stretch: Stretch): string {
  const who = app.nameOf(stretch.who);
  const what = app.t(`why.stretch.${stretch.kind}`);
  const resident = stretch.resident >= 0 ? app.nameOf({ kind: 'person', row: stretch.resident }) : '';
  const about =
    stretch.kind === 'waiting' && stretch.awaits !== null
      ? app.nameOf(stretch.awaits)
      : resident !== '' && resident !== who
        ? resident
        : '';
  return app.t(about === '' ? 'why.stretch' : 'why.stretchAbout', { who, what, about });
}

/** "a free carer", with the name of what is waited for if it has one. */
export function sayCause(app: App, of: Pick<ReasonLink, 'cause' | 'awaits'>): string {
  return app.text.value.sentences.cause[of.cause](of.awaits === null ? null : app.nameOf(of.awaits));
}

/** What holds people up at a place: "12 not yet in safety: 7 wait for a free carer, 5 are on their way." */
export function sayHold(app: App, hold: Hold): string {
  const parts = hold.causes.map((one) =>
    one.cause === 'none'
      ? app.t('why.hold.moving', { n: one.people })
      : app.t('why.hold.waiting', { n: one.people, what: sayCause(app, one), time: stopwatch(one.longest) }),
  );
  const clear =
    hold.clearAt === null ? app.t('why.neverClear') : app.t('why.clearAt', { time: stopwatch(hold.clearAt) });
  if (hold.open + hold.done === 0) return app.t('why.hold.empty');
  if (hold.open === 0) return `${app.t('why.hold.done', { n: hold.done })}${app.t('why.gap')}${clear}`;
  const now =
    parts.length === 0
      ? app.t('why.hold.open', { n: hold.open })
      : app.t('why.hold.because', { n: hold.open, causes: app.text.value.list(parts) });
  return `${now}${app.t('why.gap')}${clear}`;
}

/** The critical path in a sentence: who was the last, when, and what most of the time went into. */
export function sayCritical(app: App, path: CriticalPath): string {
  const { share, duration, list } = app.text.value;
  const most = (Object.entries(path.totals) as [StretchKind, number][])
    .sort((a, b) => b[1] - a[1])
    .slice(0, 3)
    .filter(([, seconds]) => seconds > 0)
    .map(([kind, seconds]) =>
      app.t('why.critical.part', { what: app.t(`why.stretch.${kind}`), share: share(seconds / path.at) }),
    );
  return app.t('why.critical.sentence', {
    person: app.nameOf({ kind: 'person', row: path.last }),
    time: duration(path.at),
    parts: list(most),
  });
}
