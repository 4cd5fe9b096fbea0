/** Worker that plays a drill for one page and its second windows: see `protocol.ts`. */
import * as Comlink from 'comlink';
import type { DrillFile } from '../drill/file.js';
import { drillLogOf } from '../drill/log.js';
import { recordDrill } from '../drill/record.js';
import { createRoom, type Room } from '../drill/room.js';
import { csv } from '../exchange/csv.js';
import { afterActionReport, afterActionRows } from '../report/afterAction.js';
import { reportHtml } from '../report/html.js';
import type { Scenario } from '../scenario/schema.js';
import { text } from '../text/index.js';
import { ENGINE_VERSION } from '../version.js';
import { failureOf, scenarioOf } from './folder.js';
import type { DrillWorker } from './protocol.js';

/** The drill goes on this often, and for so long before messages are heard again, ms. */
const EVERY = 50;
const SLICE = 20;

let playing: { room: Room; file: DrillFile; scenario: Scenario } | null = null;
const ports = new Map<string, MessagePort>();
let joined = 0;

const opened = (): NonNullable<typeof playing> => {
  if (playing === null) throw new Error('no drill is opened');
  return playing;
};

const bytes = (words: string): Uint8Array => new TextEncoder().encode(words);

const worker: DrillWorker = {
  open(file, run, journal, keep) {
    try {
      const scenario = scenarioOf(run);
      const room = createRoom(
        file,
        scenario,
        { keep, send: (connection, answer) => ports.get(connection)?.postMessage(answer) },
        journal,
      );
      playing = { room, file, scenario };
      let last = performance.now();
      setInterval(() => {
        const now = performance.now();
        room.advance(now - last, () => performance.now() - now < SLICE);
        last = now;
      }, EVERY);
      return Promise.resolve(null);
    } catch (error) {
      return Promise.resolve(failureOf(error));
    }
  },
  sit(seat, port) {
    const { room } = opened();
    const connection = String(joined++);
    ports.set(connection, port);
    port.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (data !== null) room.receive(connection, data);
      else {
        ports.delete(connection);
        room.leave(connection);
        port.close();
      }
    };
    room.join(connection, seat);
    return Promise.resolve();
  },
  async document(kind, language) {
    const { room, file, scenario } = opened();
    const { drill } = room.branch(room.playing);
    if (kind === 'log') return bytes(`${JSON.stringify(drillLogOf(file, drill.log), null, 1)}\n`);
    const record = recordDrill(file, scenario, drill.log, undefined, drill.time);
    const words = text(language);
    if (kind === 'csv') return bytes(csv(afterActionRows(file, scenario, record, words)));
    const made = { command: `anshu drill ${file.id} --log ${file.id}.log.json`, engine: ENGINE_VERSION };
    const report = afterActionReport(file, scenario, record, made, words);
    if (kind === 'html') return bytes(reportHtml(report));
    // Only who wants one waits for the library.
    const { reportDocx } = await import('./docx.js');
    return reportDocx(report);
  },
};

Comlink.expose(worker);
