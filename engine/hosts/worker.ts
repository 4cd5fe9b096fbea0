/** Worker of one source, for a page: see `protocol.ts`. */
import * as Comlink from 'comlink';
import { createSource } from './source.js';

/** A message to oneself comes after those that wait already; a timer would come late. */
const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();

Comlink.expose(
  createSource({
    now: () => performance.now(),
    breathe: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        channel.port2.postMessage(null);
      }),
  }),
);
