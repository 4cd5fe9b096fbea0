/** What happened, on the line and as a list. */
import type { Mark } from '../../../engine/index.js';
import type { App } from '../../app/app.js';
import { Icon, type IconName } from '../../app/Icon.js';
import { marksOf } from '../../app/moments.js';
import { iconOf, sayMark, stopwatch } from '../../app/sayings.js';
import { useEffect, useRef } from 'preact/hooks';
import { groupNear } from './axis.js';

/** Marks nearer than this stand as one, px: wide enough to be hit. */
const CLOSE = 26;
/** Sentences shown beside a mark; the others are counted. */
const SHOWN = 8;

/** Which of a group gives it its sign: claims before storeys before single events. */
const WEIGHT: Record<Mark['kind'], number> = { claim: 3, storeyClear: 2, firstMoved: 1, event: 0 };

function signOf(items: readonly Mark[]): { icon: IconName; bad: boolean } {
  const first = items.reduce((best, mark) => (WEIGHT[mark.kind] > WEIGHT[best.kind] ? mark : best));
  // What went wrong must not hide behind what went well.
  const missed = items.find((mark) => mark.kind === 'claim' && !mark.met);
  return { icon: iconOf(missed ?? first), bad: missed !== undefined };
}

function jump(app: App, time: number): void {
  app.player.pause();
  app.player.seek(time);
}

export function Marks({ app, length, width }: { app: App; length: number; width: number }) {
  const marks = marksOf(app).value;
  if (width === 0) return null;
  return (
    <ol class="plain marks">
      {groupNear(marks, (CLOSE / width) * length).map(({ time, items }) => {
        const { icon, bad } = signOf(items);
        const lines = items.map((mark) => `${stopwatch(mark.time)} ${sayMark(app, mark)}`);
        const share = time / length;
        return (
          <li key={`${time}/${items[0].kind}`} class="mark" style={{ left: `${share * 100}%` }}>
            <button
              type="button"
              class={bad ? 'bad' : ''}
              data-testid="mark"
              aria-label={lines.slice(0, SHOWN).join('; ')}
              onClick={() => jump(app, time)}
            >
              <Icon name={icon} size={16} />
              {items.length > 1 && <small data-count={items.length} />}
            </button>
            <div class={`tip${share > 0.6 ? ' end' : share < 0.4 ? ' start' : ''}`} aria-hidden="true">
              {lines.slice(0, SHOWN).map((line, i) => (
                <div key={i}>{line}</div>
              ))}
              {lines.length > SHOWN && <div>{app.t('time.moreEvents', { n: lines.length - SHOWN })}</div>}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

/** The marks as a list, for reading and for a screen reader. */
export function EventList({ app, onClose }: { app: App; onClose: () => void }) {
  const marks = marksOf(app).value;
  const now = app.player.clock.value;
  const current = marks.findLastIndex(({ time }) => time <= now + 0.05);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const line = list.current?.children[Math.max(current, 0)];
    // Within the list only: the page itself must not move.
    if (line instanceof HTMLElement && list.current !== null)
      list.current.scrollTop = line.offsetTop - list.current.clientHeight / 2;
  }, [current]);
  return (
    <section class="event-panel" aria-label={app.t('time.events')}>
      <div class="row spread">
        <h2>{app.t('time.events')}</h2>
        <button type="button" class="button quiet icon" aria-label={app.t('app.close')} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      {marks.length === 0 && <p class="soft">{app.t('time.noEvents')}</p>}
      <ol class="plain event-list" ref={list} tabIndex={0} aria-label={app.t('time.events')}>
        {marks.map((mark, i) => (
          <li key={i} class={i === current ? 'current' : ''}>
            <button
              type="button"
              class="button link number"
              aria-current={i === current ? 'time' : undefined}
              onClick={() => jump(app, mark.time)}
            >
              {stopwatch(mark.time)}
            </button>
            <Icon name={iconOf(mark)} size={16} />
            <span>{sayMark(app, mark)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
