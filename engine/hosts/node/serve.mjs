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
 * Serves a folder on this machine only.
 * @param {string} folder
 * @param {number} port first port to try; 0: any free one
 * @returns {Promise<{ address: string, close: () => Promise<void> }>}
 */
export async function serve(folder, port) {
  const server = createServer((request, response) => {
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
    let size;
    try {
      const found = statSync(file);
      if (!found.isFile()) return refuse(404);
      size = found.size;
    } catch {
      return refuse(404);
    }
    const type = /** @type {Record<string, string>} */ (TYPES)[extname(file)] ?? 'application/octet-stream';
    // Vite puts a hash of the content into the names below assets/.
    const kept = path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
    response.writeHead(200, {
      'content-type': type,
      'content-length': size,
      'cache-control': kept,
      'x-content-type-options': 'nosniff',
    });
    if (request.method === 'HEAD') return response.end();
    createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response);
  });
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
