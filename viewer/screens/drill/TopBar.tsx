/** The clock of the drill, whose seat this is, and what the trainer can do with time. */
import { formatMoment, PACES, type Seat } from '../../../engine/index.js';
import { Icon } from '../../app/Icon.js';
import type { Desk } from './desk.js';
import { t } from './speech.js';
import { openTrainerWindow } from './windows.js';

const same = (a: Seat, b: Seat): boolean => JSON.stringify(a) === JSON.stringify(b);

function Seats({ desk }: { desk: Desk }) {
  const { app, table, seat } = desk;
  const { pick } = app.text.value;
  if (table === null) {
    const { role } = desk.page.value.seated.value!;
    return <strong data-testid="seat">{role === null ? t('trainer') : pick(role.name)}</strong>;
  }
  const seats: [Seat, string][] = [
    ['trainer', t('trainer')],
    ...table.kept.file.roles.map((role): [Seat, string] => [{ role: role.id }, pick(role.name)]),
  ];
  return (
    <div class="row seats" role="group" aria-label={t('seat')}>
      {seats.map(([one, words]) => (
        <button
          key={words}
          type="button"
          class="button"
          aria-pressed={same(seat.value, one)}
          data-testid={`seat-${typeof one === 'string' ? one : one.role}`}
          onClick={() => {
            desk.chosen.value = null;
            desk.target.value = null;
            seat.value = one;
          }}
        >
          {words}
        </button>
      ))}
    </div>
  );
}

/** Time is the trainer's; whoever plays alone is both. */
function Pace({ desk }: { desk: Desk }) {
  const clock = desk.page.value.clock.value!;
  const trainer = desk.table === null ? desk.page.value : desk.table.seat('trainer');
  const mayPlay = desk.table !== null || desk.page.value.seated.value!.role === null;
  if (!mayPlay) return null;
  return (
    <div class="row" role="group" aria-label={t('pace')}>
      <button
        type="button"
        class="button main"
        disabled={clock.ended}
        data-testid="pause"
        onClick={() => void trainer.say({ kind: 'pause', paused: !clock.paused })}
      >
        <Icon name={clock.paused ? 'play' : 'pause'} />
        {t(clock.paused ? 'go' : 'stop')}
      </button>
      <select
        aria-label={t('pace')}
        value={String(clock.pace)}
        data-testid="pace"
        onChange={(event) =>
          void trainer.say({ kind: 'pace', pace: Number(event.currentTarget.value) as (typeof PACES)[number] })
        }
      >
        {PACES.map((pace) => (
          <option key={pace} value={String(pace)}>
            {t('pace.times', { n: pace })}
          </option>
        ))}
      </select>
      {desk.table !== null && (
        <button
          type="button"
          class="button only-wide"
          data-testid="second-window"
          onClick={() => {
            if (!openTrainerWindow(desk.table!)) desk.app.say(t('window.blocked'));
          }}
        >
          {t('window')}
        </button>
      )}
    </div>
  );
}

export function TopBar({ desk, leave }: { desk: Desk; leave: (() => void) | null }) {
  const page = desk.page.value;
  const clock = page.clock.value!;
  const { name } = page.seated.value!;
  const state = page.line.state.value;
  return (
    <div class="drill-top">
      {leave !== null && (
        <button type="button" class="button" data-testid="leave-drill" onClick={leave}>
          {t('leave')}
        </button>
      )}
      <div class="drill-name">
        <strong>{desk.app.text.value.pick(name)}</strong>
        <span class="pill" data-testid="simulated">
          {t('simulated')}
        </span>
      </div>
      <div class="drill-clock" role="timer" aria-label={t('clock')} data-testid="clock" data-tick={clock.tick}>
        {formatMoment(Math.floor(clock.time))}
        <small>{clock.ended ? t('ended') : clock.paused ? t('paused') : t('pace.times', { n: clock.pace })}</small>
      </div>
      <Pace desk={desk} />
      <Seats desk={desk} />
      {desk.table === null && (
        <span class={`pill line-${state}`} role="status" data-testid="line" data-state={state}>
          {t(`state.${state}`)}
        </span>
      )}
      {page.notKept.value && <strong role="alert">{t('notKept')}</strong>}
    </div>
  );
}
