/**
 * A drill on one local server with 30 participants and 5 who look on: how long from an order to its answer, and to its effect
 * on the page that gave it; does the clock keep time. The server is a process of its own, as `anshu serve` starts it; the
 * pages are sockets in this one. `npm run bench:serve [-- seconds]`.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import type { Clock, RoomAnswer } from '../../engine/drill/messages.js';
import { openStream } from '../../engine/random.js';

const SECONDS = Number(process.argv[2] ?? 60);
const PARTICIPANTS = 30;
const OBSERVERS = 5;
/** Each participant gives an order this often, ms. */
const EVERY = 3000;
const LAUNCHER = new URL('../../engine/hosts/node/anshu.mjs', import.meta.url).pathname;

interface Seat {
  seat: 'trainer' | { role: string };
  token: string;
}

const folder = mkdtempSync(join(tmpdir(), 'anshu-bench-serve-'));
const words = [
  'serve',
  'first-night',
  '--dir',
  folder,
  '--host',
  '127.0.0.1',
  '--port',
  '0',
  '--no-qr',
  '--lang',
  'en',
];
const server = spawn(process.execPath, [LAUNCHER, ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
const port = await new Promise<number>((resolve, reject) => {
  let said = '';
  server.stdout.on('data', (bytes: Buffer) => {
    said += String(bytes);
    const found = /127\.0\.0\.1:(\d+)/.exec(said);
    if (found !== null) resolve(Number(found[1]));
  });
  server.once('exit', () => reject(new Error(said)));
});
const links = JSON.parse(readFileSync(join(folder, 'first-night.links.json'), 'utf8')) as Seat[];
const roles = links.flatMap(({ seat, token }) => (seat === 'trainer' ? [] : [{ role: seat.role, token }]));
const trainer = links.find(({ seat }) => seat === 'trainer')!;

const toAnswer: number[] = [];
const toEffect: number[] = [];
let bytes = 0;
let clock: Clock | null = null;

interface Page {
  say(message: Record<string, unknown>): void;
  order(command: Record<string, unknown>): void;
  staff: string[];
  spaces: string[];
  close(): void;
}

function join_(token: string): Promise<Page> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/room`);
  const given = new Map<number, number>();
  const taken: { staff: string; at: number }[] = [];
  let n = 0;
  const page: Page = {
    say: (message) => socket.send(JSON.stringify({ ...message, n: n++ })),
    order(command) {
      const now = performance.now();
      given.set(n, now);
      taken.push({ staff: String(command.staff), at: now });
      page.say({ kind: 'order', command });
    },
    staff: [],
    spaces: [],
    close: () => socket.terminate(),
  };
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('open', () => socket.send(JSON.stringify({ token })));
    socket.on('message', (data: Buffer) => {
      bytes += data.length;
      const now = performance.now();
      const answer = JSON.parse(String(data)) as RoomAnswer;
      if ('clock' in answer) clock = answer.clock;
      if (answer.kind === 'seat') page.spaces = answer.house.building.spaces.map(({ id }) => id);
      if (answer.kind === 'role' || answer.kind === 'trainer') {
        page.staff = answer.view.people.filter((one) => 'by' in one && one.by === 'own').map(({ id }) => id);
        resolve(page);
      }
      if ((answer.kind === 'done' || answer.kind === 'refused') && answer.n !== null && given.has(answer.n)) {
        toAnswer.push(now - given.get(answer.n)!);
        if (answer.kind === 'refused') taken.splice(0);
      }
      if (answer.kind === 'view')
        for (const event of answer.heard) {
          const i = taken.findIndex(({ staff }) => event.code === 'commanded' && staff === event.person);
          if (i >= 0) toEffect.push(now - taken.splice(i, 1)[0].at);
        }
    });
  });
}

const pages = await Promise.all(Array.from({ length: PARTICIPANTS }, (_, i) => join_(roles[i % roles.length].token)));
const observers = await Promise.all(Array.from({ length: OBSERVERS }, () => join_(trainer.token)));
const stream = openStream('bench', 'serve', 'orders', 0);
observers[0].say({ kind: 'pause', paused: false });
const began = performance.now();
const used = (): number => {
  // user and system time of the server, in 1/100 s (Linux).
  const fields = readFileSync(`/proc/${server.pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
};
const cpuBefore = used();
const timers = pages.map((page, i) =>
  setInterval(
    () => {
      if (page.staff.length === 0) return;
      const staff = stream.pick(page.staff);
      page.order(
        stream.uniform() < 0.8 ? { kind: 'go', staff, space: stream.pick(page.spaces) } : { kind: 'free', staff },
      );
    },
    EVERY + 7 * i,
  ),
);
await new Promise((resolve) => setTimeout(resolve, SECONDS * 1000));
for (const timer of timers) clearInterval(timer);
const wall = (performance.now() - began) / 1000;
const cpu = used() - cpuBefore;
const reached = (clock as Clock | null)?.time ?? NaN;

const quantile = (values: number[], share: number): string => {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN).toFixed(0);
};
const line = (what: string, values: number[]): string =>
  `${what}: ${values.length}; median ${quantile(values, 0.5)} ms, P95 ${quantile(values, 0.95)} ms, longest ${quantile(values, 1)} ms`;
process.stdout.write(
  [
    `${PARTICIPANTS} participants, ${OBSERVERS} observers, ${wall.toFixed(0)} s, ${cpus().length} processors (${cpus()[0].model})`,
    line('orders answered', toAnswer),
    line('orders seen to be obeyed (commanded, on the page that gave it)', toEffect),
    `clock of the drill: ${reached.toFixed(1)} s of ${wall.toFixed(1)} s`,
    `processor of the server: ${((100 * cpu) / wall).toFixed(0)} % of one; sent ${(bytes / wall / 1e6).toFixed(2)} MB/s to all`,
    '',
  ].join('\n'),
);
for (const page of [...pages, ...observers]) page.close();
server.kill('SIGINT');
await new Promise((resolve) => server.once('exit', resolve));
rmSync(folder, { recursive: true });
process.exit(0);
