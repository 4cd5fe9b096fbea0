/** Sentences about what the page shows, put together from the engine's words. */
import type { EventCode, Mark, Party, ReasonLink } from '../../engine/index.js';
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
export const sayMark = (app: App, mark: Mark): string =>
  app.names.value === null ? '' : app.text.value.sentences.mark(mark, app.names.value);

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

/** Doors, lifts and kinds of device by their id: the words of a cause say what they are. */
function nameInCause(app: App, of: Party): string {
  const names = app.names.value;
  if (names !== null && of.kind === 'opening') return names.opening(of.opening);
  if (names !== null && of.kind === 'lift') return names.lift(of.lift);
  if (names !== null && of.kind === 'device') return names.device(of.device);
  return app.nameOf(of);
}

/** What is waited for, with its name if it has one: "a free carer", "room in refuge 05-refuge". */
export const sayCause = (app: App, { cause, awaits }: Pick<ReasonLink, 'cause' | 'awaits'>): string =>
  app.text.value.sentences.cause[cause](awaits === null ? null : nameInCause(app, awaits));

/** What stands on a floor with smoke: "layer 1.2 m · sight 3 m". */
export function smokeText(app: App, layer: number, sight: number): string {
  const { number } = app.text.value;
  const above = app.t('stage.smoke.layer', { m: number(layer, 2) });
  return sight === Infinity ? above : `${above} · ${app.t('stage.smoke.sight', { m: number(sight, 2) })}`;
}
