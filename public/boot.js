// Starts the app, and stands between it and the service worker, so that the app itself needs three words for updates:
//   - <html data-update="ready"> and, at that moment, the event "update-ready" on document: a newer version waits;
//   - the event "accept-update", which the app sends to document when the owner accepts it. The page then reloads.

const version = document.querySelector('meta[name="regulars-version"]').content;
// A build that is being worked on is not sealed, and old files kept offline would only be in the way.
const workers = version === 'dev' ? undefined : navigator.serviceWorker;

const HOUR = 60 * 60 * 1000;

// "./" means the folder of the page's first address; written out, it stays that while the address follows the routes.
const base = document.querySelector('base');
base.href = base.href;

// Where 404.html was asked for.
const route = new URLSearchParams(location.search).get('route');
if (route !== null) history.replaceState(null, '', `./${route}`);

// A version that cannot start cannot ask the owner either: a newer one may take its place unasked.
let broken = false;

async function start() {
  const script = document.querySelector('link[rel="modulepreload"]').href;
  const wasm = document.querySelector('link[rel="preload"][as="fetch"]').href;
  const { default: init } = await import(script);
  await init({ module_or_path: wasm });
}

// A worker tells of its version while it is still being installed: until then an answer would reach the one before it.
async function send(type) {
  const registration = await workers?.getRegistration();
  const worker = registration?.installing;
  if (worker) await new Promise((done) => worker.addEventListener('statechange', done, { once: true }));
  (registration?.waiting ?? registration?.active)?.postMessage({ type });
}

function hear({ data }) {
  if (data.type === 'update-ready' && broken) send('accept-update');
  else if (data.type === 'update-ready') {
    document.documentElement.dataset.update = 'ready';
    document.dispatchEvent(new Event('update-ready'));
  }
  if (data.type === 'serving' && data.version !== version) location.reload();
}

// A file that was tapped outside waits where a shared file does, until the page for it has read it.
globalThis.launchQueue?.setConsumer(async ({ files }) => {
  if (!files?.length) return;
  const file = await files[0].getFile();
  const shared = await caches.open(`regulars ${base.href} shared`);
  const headers = { 'x-name': encodeURIComponent(file.name), 'x-at': Date.now(), 'x-opened': 'by the owner' };
  await shared.put('./shared', new Response(file, { headers }));
  document.dispatchEvent(new Event('file-shared'));
});

document.addEventListener('accept-update', () => send('accept-update'));
if (workers) workers.onmessage = hear;

try {
  await start();
} catch (error) {
  broken = true;
  throw error;
} finally {
  // After the app has started, so that keeping it for later does not delay it now.
  const registration = await workers?.register('sw.js', { updateViaCache: 'none' });
  await send('any-update');
  // Nothing else is to be done here, and the browser takes its time.
  if (broken) registration?.update().catch(() => {});
  // A notebook that stays open for weeks should hear of a newer version too: on a tablet nobody hides or closes, a timer
  // and whatever says that somebody is back. Offline it cannot, and need not.
  let asked = Date.now();
  const ask = () => {
    if (!navigator.onLine || Math.abs(Date.now() - asked) < HOUR) return;
    asked = Date.now();
    registration?.update().catch(() => {});
  };
  for (const event of ['pageshow', 'focus', 'online']) addEventListener(event, ask);
  for (const event of ['visibilitychange', 'resume']) document.addEventListener(event, ask);
  setInterval(ask, 3 * HOUR);
}
