/** Worker of one source, for a page: see `protocol.ts`. */
import * as Comlink from 'comlink';
import { breather } from './breathe.js';
import { createSource } from './source.js';

Comlink.expose(createSource({ now: () => performance.now(), breathe: breather() }));
