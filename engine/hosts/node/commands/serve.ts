/** `anshu serve`: a drill for several devices in one house. */
import type { RequestListener } from 'node:http';
import { networkInterfaces } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import type { DrillFile } from '../../../drill/file.js';
import { qrTerminal } from '../../../report/qr.js';
import { formatMoment } from '../../../text/index.js';
import { serveDrill, type DrillServer, type Link } from '../drillServer.js';
import { hostError } from '../files.js';
import { findScenario, loadScenario, packageFolder } from '../library.js';
import { table, type Context } from './context.js';
import { findDrill } from './drill.js';
import { describe } from './help.js';
import { both, wholeNumber } from './options.js';

const PORT = 8765;

interface ServeOptions {
  port: number;
  host: string;
  dir: string;
  qr: boolean;
}

/** The page, built if need be. @throws ScenarioError where the package came without it */
async function page(): Promise<RequestListener> {
  const own = (name: string): string => join(packageFolder(), 'engine', 'hosts', 'node', name);
  if (!existsSync(join(packageFolder(), 'viewer'))) throw hostError('noPage', { value: packageFolder() });
  const { ensureViewer } = (await import(pathToFileURL(own('viewer.mjs')).href)) as typeof import('../viewer.mjs');
  const { pageOf } = (await import(pathToFileURL(own('serve.mjs')).href)) as typeof import('../serve.mjs');
  return pageOf(await ensureViewer());
}

/** Where other devices of the house reach this one; itself if there is no network. */
export function addressesOf(host: string): string[] {
  if (host !== '0.0.0.0') return [host.includes(':') ? `[${host}]` : host];
  const all = Object.values(networkInterfaces()).flatMap((one) => one ?? []);
  const outside = all.filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address);
  return outside.length > 0 ? outside : ['127.0.0.1'];
}

const linkTo = (address: string, port: number, { token }: Link): string =>
  `http://${address}:${port}/#drill-room=${token}`;

function tell(context: Context, file: DrillFile, server: DrillServer, options: ServeOptions, journal: string): void {
  const { language, text } = context;
  const say = (en: string, zh: string): void => context.print(both(en, zh)[language]);
  const addresses = addressesOf(options.host);
  context.print(`${text.pick(file.name)} – ${text.sentences.simulatedDrill}`);
  const nameOf = ({ seat }: Link): string =>
    seat === 'trainer'
      ? both('Trainer', '导调人员')[language]
      : text.pick(file.roles.find(({ id }) => id === seat.role)!.name);
  for (const address of addresses)
    context.print(table(server.links.map((link) => [nameOf(link), linkTo(address, server.port, link)])));
  if (options.qr)
    for (const link of server.links) {
      context.print(`\n${nameOf(link)}`);
      context.print(qrTerminal(linkTo(addresses[0], server.port, link)));
    }
  say(
    'Whoever has a link has its seat: give the trainer’s to nobody else. Several devices may take one seat.',
    '持有链接即占有相应席位：导调人员的链接不要交给他人。同一席位可用多台设备。',
  );
  const { time } = server.room.clock;
  if (time > 0)
    say(`It goes on at ${formatMoment(time)}, standing still.`, `从 ${formatMoment(time)} 继续，处于暂停状态。`);
  say(
    `Kept in ${journal}. Ctrl-C ends it; called again it goes on.`,
    `保存在 ${journal}。按 Ctrl-C 结束；再次执行则继续。`,
  );
}

export function addServe(program: Command, context: Context): void {
  const { language, signal } = context;
  describe(
    program.command('serve').argument('<drill>', both('a ready drill, or a file', '现成的演练名称，或文件')[language]),
    language,
    both('a drill for several devices in one house', '多台设备共同参加的推演'),
    both(
      'Plays a drill on this machine and lets devices of the house join by links that carry roles: telephones, tablets, other\ncomputers. Each is sent only what its role could know. Whoever drops out comes back by the same link. Everything ordered is\non the disk before it is acknowledged. Nothing leaves the house.',
      '在本机上进行推演，其他设备（手机、平板、电脑）通过带岗位的链接加入。每个岗位只收到它可能知道的内容。\n掉线后用同一链接返回。每条指令先写入磁盘再确认。任何内容都不离开本单位。',
    ),
    ['anshu serve first-night', 'anshu serve my-drill.json --port 9000 --dir drills-2026'],
  )
    .option('--port <n>', both('port', '端口')[language], wholeNumber(language, 0, 65_535), PORT)
    .option(
      '--host <address>',
      both('address to listen on; 127.0.0.1: this machine only', '监听地址；127.0.0.1 表示仅本机')[language],
      '0.0.0.0',
    )
    .option('--dir <folder>', both('where the drill is kept', '推演保存在何处')[language], 'drills-played')
    .option('--no-qr', both('no QR codes', '不显示二维码')[language])
    .action(async (given: string, options: ServeOptions) => {
      const file = await findDrill(given, context.cwd);
      const scenario = await loadScenario(await findScenario(file.scenario.id, context.cwd), file.scenario.variant);
      const folder = resolve(context.cwd, options.dir);
      const { port, host } = options;
      const server = await serveDrill(file, scenario, folder, { host, port, page: await page() });
      tell(context, file, server, options, join(options.dir, `${file.id}.jsonl`));
      await new Promise<void>((ended) => {
        if (signal.aborted) ended();
        else signal.addEventListener('abort', () => ended(), { once: true });
      });
      await server.close();
    });
}
