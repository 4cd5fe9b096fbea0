/**
 * A folder of files, served from this machine to this machine. Plain JavaScript without packages. A server of our own,
 * because what is served must be what a web host would serve (right types, no fallbacks, hashed files kept for good),
 * which Vite's preview is not meant for.
 */
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.map': 'application/json; charset=utf-8',
};

/**
 * Bytes of a file; -1: there is none.
 * @param {string} file
 */
function sizeOf(file) {
  try {
    const found = statSync(file);
    return found.isFile() ? found.size : -1;
  } catch {
    return -1;
  }
}

/** @param {string | string[] | undefined} accepted the header accept-encoding */
const takesBrotli = (accepted) =>
  String(accepted ?? '')
    .split(',')
    .some((one) => /^\s*br\s*(;\s*q=(?!0(\.0*)?\s*$).*)?$/.test(one));

/**
 * Answers with the files of a folder; those below assets/ as the `.br` beside them, where there is one and it is taken.
 * @param {string} folder
 * @returns {import('node:http').RequestListener}
 */
export function pageOf(folder) {
  return (request, response) => {
    /** @param {number} status */
    const refuse = (status) => {
      response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(String(status));
    };
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
    let path;
    try {
      path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    } catch {
      return refuse(400);
    }
    if (path.endsWith('/')) path += 'index.html';
    // No way out of the folder, and nothing hidden: a URL's ".." is gone by now, a backslash or an encoded one is not.
    if (path.split(/[/\\]/).some((part) => part.startsWith('.'))) return refuse(404);
    const file = join(folder, path);
    const size = sizeOf(file);
    if (size < 0) return refuse(404);
    const type = /** @type {Record<string, string>} */ (TYPES)[extname(file)] ?? 'application/octet-stream';
    // Vite puts a hash of the content into the names below assets/.
    const hashed = path.startsWith('/assets/');
    const packed = hashed && takesBrotli(request.headers['accept-encoding']) ? sizeOf(`${file}.br`) : -1;
    response.writeHead(200, {
      'content-type': type,
      'content-length': packed < 0 ? size : packed,
      ...(packed < 0 ? {} : { 'content-encoding': 'br' }),
      ...(hashed ? { vary: 'accept-encoding' } : {}),
      'cache-control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      'x-content-type-options': 'nosniff',
    });
    if (request.method === 'HEAD') return response.end();
    createReadStream(packed < 0 ? file : `${file}.br`)
      .on('error', () => response.destroy())
      .pipe(response);
  };
}

/**
 * Serves a folder on this machine only.
 * @param {string} folder
 * @param {number} port first port to try; 0: any free one
 * @returns {Promise<{ address: string, close: () => Promise<void> }>}
 */
export async function serve(folder, port) {
  const server = createServer(pageOf(folder));
  for (let attempt = 0; ; attempt += 1) {
    const wanted = port === 0 ? 0 : port + attempt;
    try {
      await new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(wanted, '127.0.0.1', () => resolve(undefined));
      });
      break;
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!taken || attempt === 50) throw error;
      server.removeAllListeners('error');
    }
  }
  const address = server.address();
  const bound = address !== null && typeof address === 'object' ? address.port : port;
  return {
    address: `http://127.0.0.1:${bound}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
