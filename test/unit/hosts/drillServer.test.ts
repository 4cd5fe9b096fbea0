/** A room on a real socket: who gets in, what hostile messages do, who drops out and comes back, a server that was killed. */
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { parseDrill } from '../../../engine/drill/file.js';
import type { RoomAnswer } from '../../../engine/drill/messages.js';
import type { Seat } from '../../../engine/drill/telling.js';
import { serveDrill, type DrillServer } from '../../../engine/hosts/node/drillServer.js';
import { findScenario, loadScenario } from '../../../engine/hosts/node/library.js';

const FILE = parseDrill(
  JSON.parse(readFileSync(new URL('../../../scenarios/drills/first-night.json', import.meta.url), 'utf8')),
);
const night = await loadScenario(await findScenario(FILE.scenario.id, process.cwd()), FILE.scenario.variant);
const folder = mkdtempSync(join(tmpdir(), 'anshu-drill-'));
const open: DrillServer[] = [];
const serve = async (): Promise<DrillServer> => {
  const server = await serveDrill(FILE, night, folder, { host: '127.0.0.1', port: 0, page: (_, out) => out.end() });
  open.push(server);
  return server;
};
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A page: what it was told, and until something holds of it. */
async function connect(server: DrillServer, first: unknown) {
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/room`);
  const told: RoomAnswer[] = [];
  let isClosed = false;
  socket.on('message', (data) => told.push(JSON.parse((data as Buffer).toString()) as RoomAnswer));
  socket.on('close', () => (isClosed = true));
  socket.on('error', () => (isClosed = true));
  await new Promise((resolve) => socket.once('open', resolve));
  const say = (value: unknown): void => socket.send(typeof value === 'string' ? value : JSON.stringify(value));
  say(first);
  return {
    told,
    say,
    socket,
    closed: () => expect.poll(() => isClosed, { timeout: 8000 }).toBe(true),
    answer: async (wanted: (answer: RoomAnswer) => boolean): Promise<RoomAnswer> => {
      await expect.poll(() => told.some(wanted), { timeout: 8000 }).toBe(true);
      return told.find(wanted)!;
    },
  };
}
const sitAt = async (server: DrillServer, seat: Seat) => {
  const { token } = server.links.find((link) => JSON.stringify(link.seat) === JSON.stringify(seat))!;
  const page = await connect(server, { token });
  await page.answer(({ kind }) => kind === (seat === 'trainer' ? 'trainer' : 'role'));
  return page;
};

describe('a room on the network', () => {
  it('lets nobody in without a link, and is changed by nothing that they or a trainee send', async () => {
    const server = await serve();
    const before = [server.room.hash(), JSON.stringify(server.room.clock)];
    for (const first of ['', 'x', '{}', '{"token":""}', { token: 'trainer' }, { token: [server.links[0].token] }]) {
      const page = await connect(server, first);
      page.say({ kind: 'pause', n: 1, paused: false });
      await page.closed();
      expect(page.told).toEqual([]);
    }
    const trainee = await sitAt(server, { role: 'floor-carer' });
    trainee.say({ kind: 'pause', n: 1, paused: false });
    const answer = await trainee.answer((one) => one.kind === 'refused' && one.n === 1);
    expect(answer.kind === 'refused' && answer.refusal.code).toBe('notTrainer');
    expect(JSON.stringify(trainee.told)).not.toContain(server.links[0].token);
    // Too large, and too many.
    trainee.say('x'.repeat(20_000));
    await trainee.closed();
    const flood = await sitAt(server, { role: 'floor-carer' });
    for (let i = 0; i < 1000; i++) flood.say({ kind: 'pace', n: i, pace: 8 });
    await flood.closed();
    expect([server.room.hash(), JSON.stringify(server.room.clock)]).toEqual(before);
  });

  it('goes on after somebody dropped out, and after the server ended in the middle of a line', async () => {
    const server = await serve();
    const trainer = await sitAt(server, 'trainer');
    const carer = await sitAt(server, { role: 'floor-carer' });
    trainer.say({ kind: 'pause', n: 1, paused: false });
    carer.say({ kind: 'order', n: 2, command: { kind: 'go', staff: 'carer-09', space: '09-corridor' } });
    await carer.answer((one) => one.kind === 'done' && one.n === 2);
    carer.socket.terminate();
    await expect.poll(() => server.room.clock.time, { timeout: 30_000 }).toBeGreaterThan(3);
    const back = await sitAt(server, { role: 'floor-carer' });
    const whole = await back.answer((one) => one.kind === 'role');
    expect(whole.kind === 'role' && whole.heard.some(({ code }) => code === 'commanded')).toBe(true);
    const { links } = server;
    await open.pop()!.close();
    appendFileSync(join(folder, 'first-night.jsonl'), '{"kind":"order","bra');
    const again = await serve();
    expect(again.links).toEqual(links);
    expect(again.room.clock.time).toBeGreaterThanOrEqual(3);
    expect(again.room.branch('main').drill.log).toMatchObject([{ by: { role: 'floor-carer' } }]);
    const third = await sitAt(again, { role: 'floor-carer' });
    const once = await third.answer((one) => one.kind === 'role');
    expect(once.kind === 'role' && once.heard.some(({ code }) => code === 'commanded')).toBe(true);
  });
});
