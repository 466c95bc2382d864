// WebKitGTK for the smoke run: the nearest to Safari that Linux has, though not iOS Safari. WebKitWebDriver starts a
// MiniBrowser and is spoken to in plain WebDriver (https://www.w3.org/TR/webdriver2/); Xvfb is the screen.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

// How WebDriver writes an element down.
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

// MiniBrowser 2.50 crashes at about one start in twenty, before there is a session, and its driver waits for it for
// good. So a start that takes far too long is given up, twice at most; what happens after the start counts at once.
const START = 10_000;

export async function launch(options) {
  for (let left = 2; ; left--) {
    try {
      return await begin(options);
    } catch (error) {
      if (left === 0 || error.name !== 'TimeoutError') throw error;
      console.log('webkit: MiniBrowser did not start, once more');
    }
  }
}

async function begin({ proxy, patience }) {
  const home = await mkdtemp(join(tmpdir(), 'regulars-'));
  const running = [];
  const stop = async () => {
    for (const { stop } of running.toReversed()) await stop();
    // Its helper processes end a moment later and may still write.
    await rm(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };
  const start = async (...words) => {
    running.push(await program(...words));
    return running.at(-1).child;
  };
  try {
    const screen = await display(start, patience);
    // Nothing of the machine's own settings; with the locale C, WebKitGTK speaks American English.
    const env = { ...process.env, DISPLAY: screen, HOME: home, LC_ALL: 'C' };
    const call = await driver(start, env, patience);
    const capabilities = { alwaysMatch: { proxy: manual(proxy) } };
    const { sessionId } = await call('POST', '/session', { capabilities }, START);
    const session = `/session/${sessionId}`;
    const run = (work, args) => call('POST', `${session}/execute/sync`, { script: `return (${work})(...arguments)`, args });
    return {
      errors: [], // WebDriver does not tell.
      chatter: /^$/,
      goto: (url) => call('POST', `${session}/url`, { url }),
      evaluate: (work, ...args) => run(work, args),
      element: async (find, ...args) => (await run(find, args))?.[ELEMENT],
      click: (element) => call('POST', `${session}/element/${element}/click`, {}),
      type: (element, text) => call('POST', `${session}/element/${element}/value`, { text }),
      close: async () => {
        // Without it the browser would stay when its driver goes.
        await call('DELETE', session).catch(() => {});
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

const manual = (port) => ({
  proxyType: 'manual',
  httpProxy: `127.0.0.1:${port}`,
  sslProxy: `127.0.0.1:${port}`,
  noProxy: ['localhost'],
});

// A screen that nobody looks at. Xvfb takes the first free number and tells it.
async function display(start, patience) {
  const words = ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'];
  const screen = await start('Xvfb', words, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const said = once(screen.stdio[3], 'data', { signal: AbortSignal.timeout(patience) });
  const [number] = await Promise.race([said, once(screen, 'exit')]);
  if (screen.exitCode !== null) throw new Error('Xvfb did not start.');
  return `:${String(number).trim()}`;
}

// Resolves to a function that asks the driver for something.
async function driver(start, env, patience) {
  const port = await freePort();
  const child = await start(process.env.WEBKIT_DRIVER ?? 'WebKitWebDriver', [`--port=${port}`], { stdio: 'ignore', env });
  const call = async (method, path, body, time = patience) => {
    const signal = AbortSignal.timeout(time);
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body), signal });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  const end = Date.now() + patience;
  while (!(await call('GET', '/status').catch(() => null))?.ready) {
    if (child.exitCode !== null || Date.now() > end) throw new Error('WebKitWebDriver did not start.');
    await pause(50);
  }
  return call;
}

// A program that ends with this one.
async function program(name, words, options) {
  const child = spawn(name, words, options);
  await once(child, 'spawn').catch((error) => {
    throw new Error(`${name} cannot be started: ${error.message}`);
  });
  const end = once(child, 'exit');
  const kill = () => child.kill();
  process.on('exit', kill);
  return { child, stop: () => (kill(), end) };
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
