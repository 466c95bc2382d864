// A static host as plain as they come, for tests: it serves a built app at / and, as hosts with many projects do, at
// /some/path/, answers unknown addresses with 404.html and status 404, and sends the headers that _headers names. REGULARS_DIST names another folder than dist/.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

export const dist = process.env.REGULARS_DIST ?? fileURLToPath(new URL('../../dist', import.meta.url));

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

// The lines of _headers, which hold for every file.
async function headers(folder) {
  const lines = await readFile(join(folder, '_headers'), 'utf8').catch(() => '');
  return Object.fromEntries(Array.from(lines.matchAll(/^  ([\w-]+): (.*)$/gm), ([, name, value]) => [name, value]));
}

// Resolves to { url, folder, close }; putting another path into `folder` is how a test releases a new version.
export function serve({ port = 0, folder = dist } = {}) {
  const host = { folder };
  const server = createServer(async ({ url }, response) => {
    const path = normalize(decodeURIComponent(new URL(url, 'http://host').pathname)).replace(/^\/some\/path(?=\/)/, '');
    const send = async (status, file) => {
      const bytes = await readFile(join(host.folder, file));
      const type = TYPES[extname(file)] ?? 'application/octet-stream';
      response.writeHead(status, { ...(await headers(host.folder)), 'content-type': type }).end(bytes);
    };
    await send(200, path.endsWith('/') ? path + 'index.html' : path)
      .catch(() => send(404, '404.html'))
      .catch(() => response.writeHead(404).end());
  });
  host.close = () => {
    server.closeAllConnections();
    return new Promise((done) => server.close(done));
  };
  return new Promise((done) => {
    server.listen(port, 'localhost', () => {
      host.url = `http://localhost:${server.address().port}/`;
      done(host);
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await serve({ port: Number(process.argv[2] ?? 8080) });
  console.log(url);
}
