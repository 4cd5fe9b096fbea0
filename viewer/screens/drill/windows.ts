/** A second window for the trainer, on another display: it has a line to the worker of the window that opened it. */
import type { Seat } from '../../../engine/index.js';
import { WINDOW } from '../../app/drillLinks.js';
import { overPort, type Carrier, type Ends } from './line.js';
import type { Table } from './table.js';

const ASK = 'anshu-drill-seat';

let table: Table | null = null;
let listening = false;

/** Windows that this page opened may ask for a seat; nobody else is heard. */
const opened = new Set<MessageEventSource>();

function listen(): void {
  if (listening) return;
  listening = true;
  addEventListener('message', ({ data, source, origin }: MessageEvent<unknown>) => {
    if (data !== ASK || source === null || origin !== location.origin || !opened.has(source) || table === null) return;
    const seat: Seat = 'trainer';
    (source as Window).postMessage(ASK, origin, [table.port(seat)]);
  });
}

/** False: the browser did not open it. */
export function openTrainerWindow(of: Table): boolean {
  table = of;
  listen();
  const made = window.open(`${location.pathname}${location.search}${WINDOW}`, '_blank', 'popup,width=1280,height=860');
  if (made === null) return false;
  opened.add(made);
  return true;
}

/** From a second window to the drill of the window that opened it. */
export function overOpener(ends: Ends): Carrier {
  const owner = window.opener as Window | null;
  let carrier: Carrier | null = null;
  if (owner === null) ends.down('ended');
  const heard = ({ data, ports, source }: MessageEvent<unknown>): void => {
    if (data !== ASK || source !== owner || ports.length !== 1 || carrier !== null) return;
    carrier = overPort(ports[0], owner)(ends);
  };
  addEventListener('message', heard);
  owner?.postMessage(ASK, location.origin);
  return {
    send: (value) => carrier?.send(value),
    close() {
      removeEventListener('message', heard);
      carrier?.close();
    },
  };
}
