/**
 * A room for several devices in one house: carries messages between pages and room over WebSockets, lets nobody in without a
 * link, and keeps the journal on the disk, each entry written through before it is acknowledged.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { WebSocketServer, type WebSocket } from 'ws';
import type { DrillFile } from '../../drill/file.js';
import { journalEntry, type JournalEntry } from '../../drill/journal.js';
import type { RoomAnswer } from '../../drill/messages.js';
import { createRoom, type Room } from '../../drill/room.js';
import type { Seat } from '../../drill/telling.js';
import type { Scenario } from '../../scenario/schema.js';
import { hostError } from './files.js';

/** No order or note is longer, bytes. */
const MOST_BYTES = 8192;
/** Nobody clicks faster; who sends more within a second is cut off. Assumption, U. */
const MOST_A_SECOND = 40;
/** Who does not show a link by then is cut off, ms. */
const SHOW_LINK_WITHIN = 5000;
/** A device that takes nothing any more is cut off, and has all again when it comes back, bytes. */
const MOST_WAITING = 8e6;
/** The drill goes on this often, and for so long before messages are heard again, ms. */
const EVERY = 50;
const SLICE = 30;

export interface Link {
  seat: Seat;
  /** Not to be guessed: 192 random bits. */
  token: string;
}

export interface DrillServer {
  readonly room: Room;
  readonly port: number;
  readonly links: readonly Link[];
  close(): Promise<void>;
}

const writeThrough = (file: number, text: string): void => {
  writeSync(file, text);
  fsyncSync(file);
};

/** What was written before; a last line that a crash cut off was never acknowledged and is taken away. */
function readJournal(path: string): { entries: JournalEntry[]; length: number } {
  if (!existsSync(path)) return { entries: [], length: 0 };
  const text = readFileSync(path, 'utf8');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  const entries = whole
    .split('\n')
    .filter((line) => line !== '')
    .map((line, i) => {
      const read = journalEntry.safeParse(parsed(line));
      if (read.success) return read.data;
      throw hostError('journalBroken', { value: path, line: i + 1 }, { code: 'otherFolder' });
    });
  return { entries, length: Buffer.byteLength(whole) };
}

/** Links stay the same when the server is started again: who has one comes back with it. */
function linksOf(path: string, file: DrillFile): Link[] {
  const seats: Seat[] = ['trainer', ...file.roles.map(({ id }) => ({ role: id }))];
  const same = (a: Seat, b: Seat): boolean => JSON.stringify(a) === JSON.stringify(b);
  const before = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Link[]) : [];
  const links = seats.map(
    (seat) => before.find((link) => same(link.seat, seat)) ?? { seat, token: randomBytes(24).toString('base64url') },
  );
  const opened = openSync(path, 'w', 0o600);
  writeThrough(opened, JSON.stringify(links));
  closeSync(opened);
  return links;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/**
 * @param folder journal and links are in it; one of a drill before goes on
 * @param options.page answers what is no WebSocket
 * @throws ScenarioError if the drill names what its night does not have, the journal cannot be read, or the port is taken
 */
export async function serveDrill(
  file: DrillFile,
  scenario: Scenario,
  folder: string,
  options: { host: string; port: number; page: RequestListener },
): Promise<DrillServer> {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${file.id}.jsonl`);
  const { entries, length } = readJournal(path);
  const journal = openSync(path, 'a', 0o600);
  ftruncateSync(journal, length);
  const links = linksOf(join(folder, `${file.id}.links.json`), file);
  const digests = links.map(({ seat, token }) => ({ seat, digest: digest(token) }));
  const sockets = new Map<string, WebSocket>();
  /** What many are told is written once. */
  let last: { answer: RoomAnswer; text: string } | null = null;
  const textOf = (answer: RoomAnswer): string => {
    if (last?.answer !== answer) last = { answer, text: JSON.stringify(answer) };
    return last.text;
  };
  const room = createRoom(
    file,
    scenario,
    {
      keep: (entry) => writeThrough(journal, `${JSON.stringify(entry)}\n`),
      send(connection, answer) {
        const socket = sockets.get(connection);
        if (socket === undefined) return;
        if (socket.bufferedAmount > MOST_WAITING) socket.terminate();
        else socket.send(textOf(answer));
      },
    },
    entries,
  );

  const server = createServer(options.page);
  const joined = new WebSocketServer({ server, path: '/room', maxPayload: MOST_BYTES, perMessageDeflate: false });
  let count = 0;
  // What keeps the server from listening is told below.
  joined.on('error', () => {});
  joined.on('connection', (socket) => {
    const connection = String(count++);
    let isIn = false;
    let within = 0;
    let since = performance.now();
    const late = setTimeout(() => socket.terminate(), SHOW_LINK_WITHIN);
    socket.on('message', (data, isBinary) => {
      const now = performance.now();
      if (now - since > 1000) [since, within] = [now, 0];
      if (++within > MOST_A_SECOND) {
        socket.terminate();
        return;
      }
      const value = isBinary ? null : parsed((data as Buffer).toString('utf8'));
      if (isIn) {
        room.receive(connection, value);
        return;
      }
      const token = (value as { token?: unknown } | null)?.token;
      const shown = typeof token === 'string' ? digest(token) : null;
      const link = shown === null ? undefined : digests.find((one) => timingSafeEqual(one.digest, shown));
      if (link === undefined) {
        socket.close(1008);
        return;
      }
      clearTimeout(late);
      isIn = true;
      sockets.set(connection, socket);
      room.join(connection, link.seat);
    });
    socket.on('close', () => {
      clearTimeout(late);
      sockets.delete(connection);
      room.leave(connection);
    });
    // What is too large or no WebSocket frame ends the connection: `close` follows.
    socket.on('error', () => socket.terminate());
  });

  let advanced = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    const passed = now - advanced;
    advanced = now;
    room.advance(passed, () => performance.now() - now < SLICE);
  }, EVERY);
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(options.port, options.host, resolve);
    });
  } catch (error) {
    clearInterval(timer);
    closeSync(journal);
    const { code = '' } = error as NodeJS.ErrnoException;
    throw code === 'EADDRINUSE'
      ? hostError('portTaken', { value: options.port }, { code: 'otherPort' })
      : hostError('cannotListen', { value: `${options.host}:${options.port}`, reason: code });
  }
  return {
    room,
    port: (server.address() as AddressInfo).port,
    links,
    async close() {
      clearInterval(timer);
      for (const socket of joined.clients) socket.terminate();
      joined.close();
      await new Promise((resolve) => server.close(resolve));
      closeSync(journal);
    },
  };
}
