/** The line between a page and the room of its drill: a worker of this page, the page that opened this window, or a server. */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { RoomAnswer, RoomMessage } from '../../../engine/index.js';

/** joining: not in yet · in · away: lost, tries again · refused: not let in · ended: whoever ran the drill is gone. */
export type LineState = 'joining' | 'in' | 'away' | 'refused' | 'ended';

type Unnumbered<M> = M extends { n: number } ? Omit<M, 'n'> : never;
export type Said = Unnumbered<RoomMessage>;
/** What comes back for what was said; 'lost': nobody knows whether it was taken. */
export type Back = Extract<RoomAnswer, { kind: 'done' | 'refused' | 'moment' | 'compared' }> | { kind: 'lost' };

export interface Line {
  readonly state: ReadonlySignal<LineState>;
  say(message: Said): Promise<Back>;
  close(): void;
}

/** Carries values; says when it is up and when it is down. */
export interface Carrier {
  send(value: unknown): void;
  close(): void;
}
export interface Ends {
  up(): void;
  down(state: Exclude<LineState, 'in' | 'joining'>): void;
  heard(value: RoomAnswer): void;
}

const answers = (answer: RoomAnswer): answer is Exclude<Back, { kind: 'lost' }> =>
  answer.kind === 'done' || answer.kind === 'refused' || answer.kind === 'moment' || answer.kind === 'compared';

/** @param tell everything the room says that is no answer to something said here, and notices of what was not kept */
export function openLine(carry: (ends: Ends) => Carrier, tell: (answer: RoomAnswer) => void): Line {
  const state = signal<LineState>('joining');
  const waiting = new Map<number, (back: Back) => void>();
  let n = 0;
  const lose = (): void => {
    for (const settle of waiting.values()) settle({ kind: 'lost' });
    waiting.clear();
  };
  const carrier = carry({
    up: () => (state.value = 'in'),
    down(now) {
      state.value = now;
      lose();
    },
    heard(answer) {
      if (!answers(answer)) {
        tell(answer);
        return;
      }
      const settle = answer.n === null ? undefined : waiting.get(answer.n);
      if (settle === undefined) {
        tell(answer);
        return;
      }
      waiting.delete(answer.n!);
      settle(answer);
    },
  });
  return {
    state,
    say: (message) =>
      new Promise((settle) => {
        if (state.value !== 'in') {
          settle({ kind: 'lost' });
          return;
        }
        const own = n++;
        waiting.set(own, settle);
        carrier.send({ ...message, n: own });
      }),
    close() {
      carrier.close();
      lose();
    },
  };
}

/** Through a port to the worker that plays the drill. @param owner the window that runs it, where that is another one */
export const overPort =
  (port: MessagePort, owner: Window | null = null) =>
  (ends: Ends): Carrier => {
    port.onmessage = ({ data }: MessageEvent<RoomAnswer>) => ends.heard(data);
    ends.up();
    const watch =
      owner === null
        ? null
        : setInterval(() => {
            if (!owner.closed) return;
            clearInterval(watch!);
            ends.down('ended');
          }, 1000);
    return {
      send: (value) => port.postMessage(value),
      close() {
        if (watch !== null) clearInterval(watch);
        port.postMessage(null);
        port.close();
      },
    };
  };

/** The server closes with this where the link is not one of its own. */
const NO_LINK = 1008;
/** Joins again after so long, ms, longer each time up to the last. */
const AGAIN = [300, 600, 1200, 2500, 5000];

/** To the server that this page came from. Whoever drops out joins again and is told everything. */
export const overSocket =
  (token: string, address = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/room`) =>
  (ends: Ends): Carrier => {
    let socket: WebSocket | null = null;
    let tries = 0;
    let timer: ReturnType<typeof setTimeout> | null = null;
    let isClosed = false;
    const join = (): void => {
      timer = null;
      const own = new WebSocket(address);
      socket = own;
      own.onopen = () => own.send(JSON.stringify({ token }));
      own.onmessage = ({ data }: MessageEvent<string>) => {
        // Only who was let in hears anything.
        if (tries >= 0) ends.up();
        tries = -1;
        ends.heard(JSON.parse(data) as RoomAnswer);
      };
      own.onclose = ({ code }) => {
        if (isClosed || socket !== own) return;
        socket = null;
        if (code === NO_LINK) {
          ends.down('refused');
          return;
        }
        tries = Math.max(tries, 0);
        ends.down('away');
        timer = setTimeout(join, AGAIN[Math.min(tries++, AGAIN.length - 1)]);
      };
    };
    join();
    return {
      send: (value) => socket?.send(JSON.stringify(value)),
      close() {
        isClosed = true;
        if (timer !== null) clearTimeout(timer);
        socket?.close();
      },
    };
  };
