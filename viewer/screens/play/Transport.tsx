/** Play, steps, jumps, speed, and what time it is. */
import type { App } from '../../app/app.js';
import { Icon, type IconName } from '../../app/Icon.js';
import { changeSpeed, togglePlay } from '../../app/keys.js';
import { jumpToMark } from '../../app/moments.js';
import { stopwatch } from '../../app/sayings.js';
import { SPEEDS, type Speed } from '../../player/types.js';

const STEPS_BACK = [-60, -10, -1];
const STEPS_ON = [1, 10, 60];

function IconButton(props: { name: IconName; label: string; keys: string; onClick: () => void }) {
  const { name, label, keys, onClick } = props;
  return (
    <button type="button" class="button icon" title={`${label} (${keys})`} aria-label={label} onClick={onClick}>
      <Icon name={name} />
    </button>
  );
}

export function Transport({ app }: { app: App }) {
  const { player } = app;
  const playing = player.playing.value;
  const step = (seconds: number) => {
    const label = app.t(seconds < 0 ? 'time.back' : 'time.forward', { s: Math.abs(seconds) });
    return (
      <button
        key={seconds}
        type="button"
        class={`button icon step${Math.abs(seconds) === 1 ? ' fine' : ''}`}
        title={label}
        aria-label={label}
        onClick={() => player.seek(player.time.peek() + seconds)}
      >
        {seconds < 0 ? `−${-seconds}` : `+${seconds}`}
      </button>
    );
  };
  const label = app.t(playing ? 'time.pause' : 'time.play');
  return (
    <div class="transport">
      <IconButton name="previous" label={app.t('time.previous')} keys="," onClick={() => jumpToMark(app, -1)} />
      {STEPS_BACK.map(step)}
      <button
        type="button"
        class="button main icon play"
        data-testid="play"
        title={`${label} (${app.t('time.spaceKey')})`}
        aria-label={label}
        onClick={() => togglePlay(app)}
      >
        <Icon name={playing ? 'pause' : 'play'} />
      </button>
      {STEPS_ON.map(step)}
      <IconButton name="next" label={app.t('time.next')} keys="." onClick={() => jumpToMark(app, 1)} />
      <select
        aria-label={app.t('time.speed')}
        title={`${app.t('time.speed')} ([ ])`}
        data-testid="speed"
        value={String(player.speed.value)}
        onChange={(event) => (player.speed.value = Number(event.currentTarget.value) as Speed)}
        onWheel={(event) => {
          event.preventDefault();
          changeSpeed(app, event.deltaY < 0 ? 1 : -1);
        }}
      >
        {SPEEDS.map((speed) => (
          <option key={speed} value={String(speed)}>
            {speed}×
          </option>
        ))}
      </select>
      <Moment app={app} />
    </div>
  );
}

/** Time of day, time since the start, and how far the computation is. */
function Moment({ app }: { app: App }) {
  const { player } = app;
  const header = player.header.value;
  if (header === null) return null;
  const { clock, duration } = app.text.value;
  const now = player.clock.value;
  const computed = player.computed.value;
  const state = player.waiting.value
    ? app.t('time.waiting')
    : player.ended.value
      ? app.t('time.over', { time: stopwatch(computed) })
      : app.t('time.computing', { time: stopwatch(computed) });
  return (
    <>
      <span class="moment" data-testid="moment" title={duration(now)}>
        <b>{clock(header.scenario.incident.clock, now)}</b> <span class="run-time">{stopwatch(now)}</span>
      </span>
      <small class={`computing${player.ended.value ? '' : ' going'}`}>{state}</small>
    </>
  );
}
