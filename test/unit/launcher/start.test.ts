/** `npm start` around a page of two lines: built once, served as a web host would, the next port if one is taken. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serve } from '../../../engine/hosts/node/serve.mjs';
import { createPackage, environment, type TestPackage } from './package.js';

const BUILDING = 'Building the viewer …\n';
const ENGLISH = { LC_ALL: 'en_GB.UTF-8', CI: '' };

let made: TestPackage;
let children: ChildProcess[];

beforeEach(() => {
  made = createPackage();
  children = [];
  made.write('vite.config.ts', "export default { root: 'viewer', base: './' };\n");
  made.write('viewer/index.html', '<title>x</title><script type="module" src="./main.ts"></script>\n');
  made.write('viewer/main.ts', "document.title = import.meta.env.PROD ? 'a page' : 'no page';\n");
  made.write('viewer/public/sw.js', '// keeps the page\n');
});
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(made.folder, { recursive: true, force: true });
});

interface Serving {
  child: ChildProcess;
  said: () => string;
  address: string;
}

/** Starts it and waits for the address. */
async function start(words: readonly string[], more: Record<string, string> = ENGLISH): Promise<Serving> {
  const program = join(made.folder, 'engine', 'hosts', 'node', 'start.mjs');
  const child = spawn(process.execPath, [program, ...words], { cwd: made.folder, env: environment(more) });
  children.push(child);
  let said = '';
  child.stderr.on('data', (bytes) => (said += bytes));
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (bytes) => {
      said += bytes;
      const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(said)?.[0];
      if (found !== undefined && said.endsWith('\n')) resolve(found);
    });
    child.on('close', (code) => reject(new Error(`ended with ${code}: ${said}`)));
  });
  return { child, said: () => said, address };
}

const closed = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => {
    child.once('close', resolve);
  });

async function takenPort(): Promise<{ server: Server; port: number }> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return { server, port: (server.address() as AddressInfo).port };
}

describe('npm start', () => {
  it('builds a page for production once, serves it, and ends at a signal', async () => {
    const first = await start(['--port', '0'], { ...ENGLISH, NODE_ENV: 'development', VITEST: 'true' });
    expect(first.said()).toContain(BUILDING);
    expect(first.said()).toContain(`tower-18, eighteen storeys, 2 a.m.: ${first.address}\n`);
    const html = await (await fetch(first.address)).text();
    const program = await fetch(new URL(/src="([^"]+)"/.exec(html)![1], first.address));
    expect(program.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(program.headers.get('cache-control')).toContain('immutable');
    const text = await program.text();
    expect(text).toContain('a page');
    expect(text).not.toContain('no page');
    first.child.kill('SIGINT');
    expect(await closed(first.child)).toBe(0);
    const second = await start(['--port', '0'], { LC_ALL: 'zh_CN.UTF-8', CI: '' });
    expect(second.said()).not.toContain(BUILDING);
    expect(second.said()).toContain(`tower-18 夜间情景（18层，凌晨2点）： ${second.address}\n`);
    expect(readdirSync(join(made.folder, 'dist', 'viewer'))).toHaveLength(1);
    second.child.kill('SIGTERM');
    expect(await closed(second.child)).toBe(0);
    made.write('viewer/main.ts', "document.title = 'another';\n");
    const third = await start(['--port', '0']);
    expect(third.said()).toContain(BUILDING);
  });

  it('takes the next free port', async () => {
    const { server, port } = await takenPort();
    try {
      const { address } = await start(['--port', String(port)]);
      expect(Number(new URL(address).port)).toBeGreaterThan(port);
      expect((await fetch(address)).status).toBe(200);
    } finally {
      server.close();
    }
  }, 180_000);

  it.each([[['--once'], { ...ENGLISH }] as const, [[], { ...ENGLISH, CI: 'true' }] as const])(
    'serves once, tells the night and ends: %s %s',
    async (words, more) => {
      const { code, stdout } = await made.launch('start.mjs', words, undefined, more);
      const [address, said] = stdout.trim().split('\n');
      expect(address).toMatch(/^Anshu shows .+: http:\/\/127\.0\.0\.1:\d+\/$/);
      expect(JSON.parse(said)).toMatchObject({ argv: ['brief', 'tower-18', '--variant', 'night'] });
      // The exit code is that of the command line: here, how many words it got.
      expect(code).toBe(4);
      await expect(fetch(/http\S+/.exec(address)![0])).rejects.toThrow();
    },
    180_000,
  );

  it('says where the page is wrong, and what it does not know', async () => {
    made.write('viewer/main.ts', 'const = 1;\n');
    const broken = await made.launch('start.mjs', ['--once'], undefined, ENGLISH);
    expect(broken.code).toBe(1);
    expect(broken.stderr).toContain('The viewer could not be built.');
    expect(broken.stderr).toContain('main.ts');
    expect(await made.launch('start.mjs', ['--prot', '8080'], undefined, ENGLISH)).toEqual({
      code: 2,
      stdout: '',
      stderr: 'Unknown: --prot (--port <number> or --once)\n',
    });
  });
});

describe('what is served', () => {
  let address: string;
  let close: () => Promise<void>;

  beforeEach(async () => {
    const folder = join(made.folder, 'site');
    mkdirSync(join(folder, 'assets'), { recursive: true });
    for (const name of ['index.html', 'sw.js', 'a b.svg', '.stamp', 'assets/x-1.css', 'data.unknown']) {
      writeFileSync(join(folder, name), `${name} 中文`);
    }
    ({ address, close } = await serve(folder, 0));
  });
  afterEach(() => close());

  /** A path as it is, which fetch would straighten out first. */
  const ask = (path: string, method = 'GET'): Promise<{ status: number; body: string; type: string; cache: string }> =>
    new Promise((resolve, reject) => {
      request({ host: '127.0.0.1', port: new URL(address).port, path, method }, (answer) => {
        let body = '';
        answer.setEncoding('utf8').on('data', (text: string) => (body += text));
        answer.on('end', () =>
          resolve({
            status: answer.statusCode!,
            body,
            type: answer.headers['content-type'] ?? '',
            cache: answer.headers['cache-control'] ?? '',
          }),
        );
      })
        .on('error', reject)
        .end();
    });

  it.each([
    ['/', 'index.html 中文', 'text/html; charset=utf-8', 'no-cache'],
    ['/?a=1', 'index.html 中文', 'text/html; charset=utf-8', 'no-cache'],
    ['/sw.js', 'sw.js 中文', 'text/javascript; charset=utf-8', 'no-cache'],
    ['/a%20b.svg', 'a b.svg 中文', 'image/svg+xml', 'no-cache'],
    ['/assets/x-1.css', 'assets/x-1.css 中文', 'text/css; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['/data.unknown', 'data.unknown 中文', 'application/octet-stream', 'no-cache'],
  ])('%s', async (path, body, type, cache) => {
    expect(await ask(path)).toEqual({ status: 200, body, type, cache });
    expect(await ask(path, 'HEAD')).toEqual({ status: 200, body: '', type, cache });
  });

  it.each([
    ['/nothing.js', 404],
    ['/assets', 404],
    ['/assets/', 404],
    ['/.stamp', 404],
    ['/../package.json', 404],
    ['/assets/../../package.json', 404],
    ['/%2e%2e/package.json', 404],
    ['/..%2fpackage.json', 404],
    ['/assets/..%5c..%5cpackage.json', 404],
    ['/index.html%00.js', 404],
    ['/%', 400],
  ])('not %s', async (path, status) => {
    expect((await ask(path)).status).toBe(status);
  });

  it('takes nothing', async () => {
    expect((await ask('/', 'POST')).status).toBe(405);
  });
});
