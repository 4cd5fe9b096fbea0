/**
 * `npm start`: install, build, and open an eighteen-storey home at two in the morning in the viewer.
 *
 *   npm start -- --port 8080    another port; the next free one is taken if it is in use
 *   npm start -- --once         print the address, tell the night in words, and end (as it does where CI is set)
 */
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { BuildError, codeOf, messageOf } from './builds.mjs';
import { serve } from './serve.mjs';
import { ensureInstalled, root } from './setup.mjs';
import { ensureViewer } from './viewer.mjs';

const PORT = 5173;

/** True if the words on this terminal are better Chinese. */
const chinese = /^zh/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '');
/** @param {string} en @param {string} zh */
const both = (en, zh) => (chinese ? zh : en);

function options() {
  const words = process.argv.slice(2);
  let port = PORT;
  let once = process.env.CI !== undefined && process.env.CI !== '' && process.env.CI !== 'false';
  for (let i = 0; i < words.length; i += 1) {
    if (words[i] === '--once') once = true;
    else if (words[i] === '--port' && /^\d{1,5}$/.test(words[i + 1] ?? '') && Number(words[i + 1]) <= 65_485) {
      port = Number(words[(i += 1)]);
    } else {
      const hint = both('--port <number> or --once', '--port <端口号> 或 --once');
      process.stderr.write(`${both('Unknown', '未知选项')}: ${words[i]} (${hint})\n`);
      process.exit(2);
    }
  }
  return { port, once };
}

/** Shows the address in the desktop's browser, if there is a desktop; nothing depends on it. @param {string} address */
function open(address) {
  const desktop = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (!process.stdout.isTTY || !desktop) return;
  const [command, ...words] =
    process.platform === 'darwin' ? ['open'] : process.platform === 'win32' ? ['cmd', '/c', 'start', ''] : ['xdg-open'];
  spawn(command, [...words, address], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}

/** The page and the program it names come as they should: served, and not only promised. @param {string} address */
async function proveServed(address) {
  const page = await fetch(address);
  const program = /<script type="module"[^>]* src="([^"]+)"/.exec(await page.text())?.[1];
  const answer = program === undefined ? null : await fetch(new URL(program, address));
  if (page.ok && answer?.ok && answer.headers.get('content-type')?.startsWith('text/javascript')) return;
  throw new BuildError(both(`The page is not served as it should be: ${address}`, `网页未能正常提供：${address}`));
}

const { port, once } = options();
ensureInstalled();
try {
  const { address, close } = await serve(await ensureViewer(), once ? 0 : port);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void close().then(() => process.exit(0)));
  const what = both('the night of tower-18, eighteen storeys, 2 a.m.', 'tower-18 夜间情景（18层，凌晨2点）');
  process.stdout.write(`${both(`Anshu shows ${what}:`, `安疏正在播放${what}：`)} ${address}\n`);
  if (once) {
    await proveServed(address);
    await close();
    const launcher = join(root, 'engine', 'hosts', 'node', 'anshu.mjs');
    const words = ['brief', 'tower-18', '--variant', 'night'];
    const { status } = spawnSync(process.execPath, [launcher, ...words], { cwd: root, stdio: 'inherit' });
    process.exitCode = status ?? 1;
  } else {
    process.stdout.write(`${both('Ctrl-C ends it.', '按 Ctrl-C 结束。')}\n`);
    open(address);
  }
} catch (error) {
  if (!(error instanceof BuildError) && codeOf(error) === undefined) throw error;
  process.stderr.write(`${messageOf(error)}\n`);
  process.exitCode = 1;
}
