// The only way out for a browser of the smoke run: a proxy that lets nothing through and remembers who was asked for.
// It sees what the page's own tools may not, such as a service worker calling home. Only the test's own host is reached
// without it.

import { createServer } from 'node:http';

// Resolves to { port, asked, close }; `asked` holds the addresses that somebody wanted.
export function trap() {
  const asked = [];
  const server = createServer(({ url }, response) => {
    asked.push(url);
    response.writeHead(403).end();
  });
  server.on('connect', ({ url }, socket) => {
    asked.push(url);
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return new Promise((done, failed) => {
    server.on('error', failed);
    server.listen(0, '127.0.0.1', () => done({ port: server.address().port, asked, close }));
  });
}
