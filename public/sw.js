// Keeps the app whole and available offline: every file of one version comes from that version's own cache, so old and
// new files never mix, and a version is used only once the owner has accepted it. (The browser alone would switch as
// soon as the last window closes; so the accepted version is written down, and a worker that was not asked for serves
// the files of the accepted one.)
//
// `cargo xtask seal`, a part of every build, writes VERSION and FILES above this text. The names of caches and messages
// are a contract between versions: a worker of one meets caches and pages of another.

const PREFIX = `regulars ${registration.scope} `;
const OWN = PREFIX + VERSION;
const CHOICE = PREFIX + 'choice';
const SHARED = PREFIX + 'shared';

let serving;

addEventListener('install', (event) => event.waitUntil(install()));
addEventListener('activate', (event) => event.waitUntil(activate()));
addEventListener('message', (event) => event.waitUntil(hear(event.data, event.source)));
addEventListener('fetch', (event) => {
  const { request } = event;
  if (new URL(request.url).origin !== location.origin) event.respondWith(Response.error());
  else if (request.method === 'GET') event.respondWith(answer(request));
  else if (new URL(request.url).pathname === place('share').pathname) event.respondWith(take(request));
});

async function answer(request) {
  // A folder below this one may be another install, or another site: none of the app's own addresses ends so.
  if (request.mode === 'navigate' && new URL(request.url).pathname.endsWith('/') && !isOwnFolder(request)) {
    const other = await fetch(request).catch(() => undefined);
    if (other?.ok) return other;
  }
  serving ??= accepted();
  const cache = await caches.open((await serving) ?? OWN);
  const kept = await cache.match(request.mode === 'navigate' ? './' : request);
  return kept ?? fetch(request);
}

// A file or a text another app shares with this one waits here until the page for it has read it.
async function take(request) {
  const form = await request.formData();
  const file = form.get('file');
  const text = ['title', 'text', 'url'].map((part) => form.get(part)).filter(Boolean).join('\n');
  // Any site can send a form here, so the owner is asked before the file is looked at.
  if (file instanceof File) await keep(file, { 'x-name': encodeURIComponent(file.name) });
  else if (text) await keep(text, { 'x-text': 'shared' });
  return Response.redirect(place('exchange?shared'), 303);
}

async function keep(body, headers) {
  const shared = await caches.open(SHARED);
  await shared.put('./shared', new Response(body, { headers: { ...headers, 'x-at': Date.now() } }));
}

function isOwnFolder({ url }) {
  return new URL(url).pathname === new URL(registration.scope).pathname;
}

function place(path) {
  return new URL(path, registration.scope);
}

async function install() {
  const cache = await caches.open(OWN);
  await Promise.all(Object.keys(FILES).map(async (file) => cache.put(file, await whole(file))));
  const current = await accepted();
  if (!current) return accept();
  await forget([current, OWN]);
  if (current !== OWN) await tell({ type: 'update-ready' });
}

async function activate() {
  await clients.claim();
  if ((await accepted()) === OWN) await settle();
}

async function hear({ type }, page) {
  if (type === 'any-update' && (await accepted()) !== OWN) page.postMessage({ type: 'update-ready' });
  if (type === 'accept-update') {
    await accept();
    if (registration.waiting) skipWaiting();
    else await settle();
  }
}

// A file of this version, byte for byte. A file with a hash in its name was just loaded by the page and need not be asked
// for again, unless the host gave something else under that name.
async function whole(file) {
  for (const cache of /-[0-9a-f]{16}[._]/.test(file) ? ['default', 'reload'] : ['reload']) {
    const response = await fetch(file, { cache });
    const bytes = await response.arrayBuffer();
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    const hash = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
    if (hash === FILES[file]) return new Response(file === './' ? index(bytes) : bytes, { headers: response.headers });
  }
  throw new Error(`The host is between two versions, or changes what it serves: ${file}`);
}

// Every route is answered with this page, so it must say itself where the app's folder is.
function index(bytes) {
  const folder = new URL(registration.scope).pathname;
  return new TextDecoder().decode(bytes).replace('<base href="./"', `<base href="${folder}"`);
}

// The cache of the version the owner uses, if it is still whole.
async function accepted() {
  const choice = await caches.open(CHOICE);
  const name = await (await choice.match('./'))?.text();
  return name && (await caches.has(name)) ? name : undefined;
}

async function accept() {
  const choice = await caches.open(CHOICE);
  await choice.put('./', new Response(OWN));
  serving = undefined;
}

async function settle() {
  await forget([OWN]);
  await tell({ type: 'serving', version: VERSION });
}

async function forget(except) {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && ![CHOICE, SHARED].includes(name));
  await Promise.all(names.filter((name) => !except.includes(name)).map((name) => caches.delete(name)));
}

async function tell(message) {
  const pages = await clients.matchAll({ includeUncontrolled: true });
  for (const page of pages) page.postMessage(message);
}
