// The app must not be one of Chromium's alone: a short walk through it in Firefox and in WebKitGTK, told once and
// driven twice. It starts a notebook, writes, finds, comes back, and comes back once more with the host gone for good.
//
//   node smoke.mjs [firefox] [webkit]      both where none is named
//
// `cargo xtask test smoke` builds the app and calls this with FIREFOX and WEBKIT_DRIVER set. A browser is an object
// { goto, evaluate, element, click, type, close } with `errors`, the lines of its console, where it tells them, and
// `chatter`, whom it asks by itself; smoke/firefox.mjs and smoke/webkit.mjs make one each.

import { setTimeout as pause } from 'node:timers/promises';
import { serve } from './server.mjs';
import { trap } from './smoke/trap.mjs';

const BROWSERS = ['firefox', 'webkit'];

// How long one thing may take, in milliseconds: a build without optimisation on a busy machine is slow.
const PATIENCE = 30_000;

// What the story calls a thing, and where it stands in the page.
const KINDS = {
  button: 'button',
  link: 'a[href]',
  field: 'input, textarea',
  heading: 'h1, h2',
  notice: '.notice span',
  entry: '.entry p',
  person: '.person .name',
};

const STORY = {
  'start the notebook': async ({ open, press, see }) => {
    await open('');
    await press('button', 'Start my notebook');
    await press('button', 'Leave it for later');
    await see('heading', 'Your notebook is open, and still empty.');
  },

  'write two pages': async ({ press, write, see }) => {
    for (const [name, phone] of [['Sokha Chan', '012 345 678'], ['Nino Beridze', '599 123 456']]) {
      await press('link', 'Customers');
      await press('link', 'New customer');
      await write('Name', name);
      await write('Phone', phone);
      await press('button', 'Save');
      await see('heading', name);
    }
  },

  'write an entry': async ({ press, write, see }) => {
    await press('person', 'Sokha Chan');
    await see('heading', 'Sokha Chan');
    await write('Write an entry', 'Likes jasmine tea');
    await press('button', 'Add entry');
    await see('entry', 'Likes jasmine tea');
    await see('notice', 'Written down.');
  },

  'find by a word of the entry': async ({ press, write, finds, see }) => {
    await press('link', 'Today');
    await write('Find a customer', 'jasmine');
    await finds(['Sokha Chan']);
    await press('person', 'Sokha Chan');
    await see('entry', 'Likes jasmine tea');
  },

  'come back': async ({ reopen, see, keptForOffline }) => {
    await reopen();
    await see('heading', 'Sokha Chan');
    await see('entry', 'Likes jasmine tea');
    await keptForOffline();
  },

  'come back with the host gone': async ({ stopHost, reopen, see, open }) => {
    await stopHost();
    await reopen();
    await see('heading', 'Sokha Chan');
    await see('entry', 'Likes jasmine tea');
    await open('customers');
    await see('person', 'Nino Beridze');
  },

  'write and find with the host gone': async ({ open, press, write, finds, see, reopen }) => {
    await press('person', 'Nino Beridze');
    await see('heading', 'Nino Beridze');
    await write('Write an entry', 'Asked for linen');
    await press('button', 'Add entry');
    await see('notice', 'Written down.');
    await reopen();
    await see('entry', 'Asked for linen');
    await open('');
    await write('Find a customer', '345678');
    await finds(['Sokha Chan']);
  },
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !BROWSERS.includes(name));
if (unknown.length) fail(`There is no smoke run in ${unknown.join(', ')}: ${BROWSERS.join(' or ')}.`);
for (const name of asked.length ? asked : BROWSERS) {
  const start = Date.now();
  await smoke(name).catch((error) => fail(`${name}: ${error.message}`));
  console.log(`${name}: passed after ${((Date.now() - start) / 1000).toFixed(1)} s`);
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

async function smoke(name) {
  const { launch } = await import(`./smoke/${name}.mjs`);
  const [host, outside] = [await serve({ port: Number(process.env.REGULARS_PORT ?? 0) }), await trap()];
  const browser = await launch({ proxy: outside.port, patience: PATIENCE });
  try {
    await tell(owner(browser, host), browser);
    const foreign = outside.asked.filter((address) => !browser.chatter.test(address));
    if (foreign.length) throw new Error(`another origin was asked: ${foreign.join(', ')}`);
    if (browser.errors.length) throw new Error(`errors in the console: ${browser.errors.join('; ')}`);
  } finally {
    await browser.close();
    await Promise.all([host.close(), outside.close()]);
  }
}

async function tell(words, browser) {
  for (const [step, happen] of Object.entries(STORY)) {
    await happen(words).catch(async (error) => {
      const page = await browser.evaluate(() => `${location.href}\n${document.body.innerText}`).catch(String);
      throw new Error(`“${step}”: ${error.message}\n${[...browser.errors, page].join('\n')}`);
    });
  }
}

// What an owner does and sees, as words for the story.
function owner(browser, host) {
  const find = (kind, name, toPress = false) => browser.element(theOne, KINDS[kind], name, toPress);
  const see = (kind, name) => until(`no ${kind} “${name}”`, () => find(kind, name));
  return {
    open: (route) => browser.goto(host.url + route),
    // A reload through WebDriver would go past the service worker in Firefox; the same address again does not.
    reopen: async () => browser.goto(await browser.evaluate(() => location.href)),
    see,
    // Asked for again when the click fails: the screen may just have drawn the thing anew.
    press: (kind, name) =>
      until(`no ${kind} “${name}” to press`, async () => {
        const thing = await find(kind, name, true);
        if (thing) await browser.click(thing);
        return thing;
      }),
    write: async (label, words) => browser.type(await see('field', label), words),
    finds: (names) =>
      until(`the list is not ${names.join(', ')}`, async () => {
        const found = await browser.evaluate(texts, KINDS.person);
        return found.join() === names.join();
      }),
    keptForOffline: () =>
      until('no service worker serves the page', () =>
        browser.evaluate(() => navigator.serviceWorker.controller?.state === 'activated'),
      ),
    stopHost: () => host.close(),
  };
}

// Repeats until there is an answer.
async function until(otherwise, attempt) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    let reason = '';
    const answer = await attempt().catch((error) => void (reason = ` (${error.message})`));
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`${otherwise} within ${PATIENCE / 1000} s${reason}`);
    await pause(50);
  }
}

// The functions below run inside the page, so each is whole in itself.

// The only visible thing with that name; two of them would leave it to chance which one is used. To be pressed it must
// be in sight with nothing over it, because a click goes to whatever lies on top.
function theOne(selector, name, toPress) {
  const words = (thing) => thing.getAttribute('aria-label') ?? (thing.labels?.[0] ?? thing).textContent;
  const things = [...document.querySelectorAll(selector)];
  const named = things.filter((thing) => thing.checkVisibility() && words(thing).trim() === name);
  if (named.length !== 1) return null;
  const [thing] = named;
  if (!toPress) return thing;
  thing.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { x, y, width, height } = thing.getBoundingClientRect();
  return thing.contains(document.elementFromPoint(x + width / 2, y + height / 2)) ? thing : null;
}

function texts(selector) {
  return [...document.querySelectorAll(selector)].map((thing) => thing.textContent);
}
