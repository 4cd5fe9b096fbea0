/** A video clip of the stage: a span of the run at a chosen speed, recorded as it plays. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { App } from '../app/app.js';
import { DialogBox } from '../app/Dialog.js';
import { SPEEDS, type Speed } from '../player/types.js';
import { fileName, saveAs } from './take.js';

const FRAMES = 30;
const TYPES = ['video/webm;codecs=vp9', 'video/webm;codecs=vp8', 'video/webm', 'video/mp4'];

/** What this browser can record, or null. */
const typeOf = (): string | null =>
  typeof MediaRecorder === 'undefined' ? null : (TYPES.find((type) => MediaRecorder.isTypeSupported(type)) ?? null);

export default function ClipDialog({ app }: { app: App }) {
  const { player } = app;
  const from = useSignal(Math.floor(player.time.peek()));
  const to = useSignal(Math.min(Math.floor(player.time.peek()) + 120, Math.floor(player.computed.peek())));
  const speed = useSignal<Speed>(player.speed.peek());
  const progress = useSignal<number | null>(null);
  const recorder = useRef<MediaRecorder | null>(null);
  const type = typeOf();
  const stage = app.stage.value;
  const stop = (): void => {
    if (recorder.current?.state === 'recording') recorder.current.stop();
  };
  useEffect(() => stop, []);
  const record = (): void => {
    if (type === null || stage === null) return;
    const made = new MediaRecorder(stage.canvas.captureStream(FRAMES), {
      mimeType: type,
      videoBitsPerSecond: 8_000_000,
    });
    recorder.current = made;
    const parts: Blob[] = [];
    made.ondataavailable = ({ data }) => parts.push(data);
    const unfollow = player.time.subscribe((time) => {
      progress.value = Math.min(Math.max((time - from.peek()) / (to.peek() - from.peek()), 0), 1);
      if (time >= to.peek()) stop();
    });
    made.onstop = () => {
      unfollow();
      player.pause();
      progress.value = null;
      if (parts.length > 0) {
        const name = fileName(app, `${from.peek()}-${to.peek()}s`, type.startsWith('video/mp4') ? 'mp4' : 'webm');
        saveAs(new Blob(parts, { type }), name);
        app.say(app.t('take.saved', { file: name }));
      }
    };
    player.pause();
    player.seek(from.peek());
    player.speed.value = speed.peek();
    made.start();
    player.play();
  };
  const { duration } = app.text.value;
  const good = to.value > from.value;
  const number = (label: string, value: { value: number }) => (
    <label class="field">
      <span>{label}</span>
      <input
        type="number"
        min="0"
        max={String(Math.floor(player.computed.value))}
        value={String(value.value)}
        disabled={progress.value !== null}
        onInput={(event) => (value.value = Number(event.currentTarget.value) || 0)}
      />
    </label>
  );
  return (
    <DialogBox app={app} title={app.t('clip.title')}>
      {type === null || stage === null ? (
        <p class="notice">{app.t('clip.none')}</p>
      ) : (
        <>
          <div class="row">
            {number(app.t('clip.from'), from)}
            {number(app.t('clip.to'), to)}
            <label class="field">
              <span>{app.t('clip.speed')}</span>
              <select
                value={String(speed.value)}
                onChange={(event) => (speed.value = Number(event.currentTarget.value) as Speed)}
              >
                {SPEEDS.map((one) => (
                  <option key={one} value={String(one)}>
                    {one}×
                  </option>
                ))}
              </select>
            </label>
          </div>
          <p>
            {good
              ? app.t('clip.length', { time: duration((to.value - from.value) / speed.value) })
              : app.t('clip.range')}
          </p>
          {progress.value === null ? (
            <button type="button" class="button main" disabled={!good} onClick={record}>
              {app.t('clip.record')}
            </button>
          ) : (
            <div class="row">
              <progress value={progress.value} aria-label={app.t('clip.record')} />
              <button type="button" class="button" onClick={stop}>
                {app.t('clip.stop')}
              </button>
            </div>
          )}
        </>
      )}
    </DialogBox>
  );
}
