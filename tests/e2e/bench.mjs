// Measures the release app in dist/ in a real browser, empty and with 10,000 customers of 30 entries, and says where it
// stands against the goals. Each measurement yields { name, figure, unit, baseline, ratio, goal, met }: `baseline` was
// measured in the same run; a ratio must be at most its goal, a figure without baseline must be under its own.
//
// bench/instruments.mjs measures inside the page, bench/notebooks.mjs makes the two notebooks, bench/measures.mjs does
// what an owner does, bench/minisearch.mjs is what search is compared with, bench/meet.mjs lets two devices meet in
// one process, bench/radio.mjs two browsers. REGULARS_BENCH names the folder that
// `cargo run --example fill` wrote to; `cargo xtask bench` does all of it.

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as measures from './bench/measures.mjs';
import * as meet from './bench/meet.mjs';
import { baseline } from './bench/minisearch.mjs';
import { beginEmpty, beginFull, profile } from './bench/notebooks.mjs';
import * as radio from './bench/radio.mjs';
import { dist, serve } from './server.mjs';

const STARTS = 9;
const PAGES = 60;
const SAVED_PAGES = 20;
const CARDS = 10_000;
const COMPARED = 1000;
const CHANGED = 100;
const EDITS = 20;
const GREETED = 5000;
const SHORT_ENTRIES = ['She liked the green tea.', 'លោកចូលចិត្តតែ', 'अगली बार नीला'];

const target = fileURLToPath(new URL('../../target/', import.meta.url));
const folder = process.env.REGULARS_BENCH ?? join(target, 'bench');
const { customers, queries, lastWord, entries } = JSON.parse(await readFile(join(folder, 'texts.json'), 'utf8'));
const spread = (count, from) =>
  Array.from({ length: count }, (_, at) => customers[Math.floor(((at + from) * customers.length) / count)]);

// For the empty notebook: somebody to be told that nobody is found. For the full one: a name, then the last word of all.
const NOBODY = [{ query: 'Sokha', selector: '.pane-list .empty a', text: 'Sokha' }];
const named = { query: customers[1].name, selector: '.person .name', text: customers[1].name };
const last = { query: lastWord, selector: '.person-snippet', text: lastWord };

const results = [];
const tell = (step) => console.error(`… ${step}`);
const { quantile } = measures;

const host = await serve();
const [empty, full] = [await profile(), await profile()];
try {
  await (process.argv[2] === 'radio' ? measureRadio() : measure());
} finally {
  // Also where something went wrong after it.
  await writeFile(join(target, 'bench.json'), JSON.stringify(results, null, 2));
  console.table(results);
  await empty.close();
  await full.close();
  await host.close();
}

async function measure() {
  add({ name: 'all files of the app after brotli', figure: await measures.size(dist), unit: 'kB', goal: 650 });

  tell('filling');
  await beginEmpty(empty, host);
  const { records, megabytes } = await beginFull(full, host, folder);
  tell(`${records} records, ${Math.round(megabytes)} MB`);
  // The app has seen its records once, as on any day but the first.
  await measures.start(full, host, [last]);

  tell('starts');
  await starts();

  tell('keys');
  const page = await measures.openList(full, host, [last]);
  const pressed = await measures.keys(page, queries);
  const keyTask = await measures.longest(page);
  tell('keys, MiniSearch');
  const compared = await baseline(full, folder, queries);
  const [key, other] = [pressed, compared].map((keys) => quantile(keys.map(({ time }) => time), 0.95));
  add({ name: 'key press to painted result, p95', figure: key, unit: 'ms', goal: 16 });
  add({ name: 'key press, against MiniSearch, p95', figure: key, unit: 'ms', baseline: other, goal: 1 });
  add({ name: 'longest task while typing', figure: keyTask, unit: 'ms', goal: 50 });

  tell('pages');
  const opened = await measures.pages(page, spread(PAGES, 0.3), entries);
  add({ name: 'open a page of 30 entries, p95', figure: quantile(opened, 0.95), unit: 'ms', goal: 50 });
  add({ name: 'longest task while opening', figure: await measures.longest(page), unit: 'ms', goal: 50 });

  tell('saves');
  const saved = await measures.saves(page, spread(SAVED_PAGES, 0.6), SHORT_ENTRIES);
  const [save, bare] = ['time', 'bare'].map((part) => quantile(saved.map((one) => one[part]), 0.95));
  add({ name: 'save an entry, p95, against a bare put', figure: save, unit: 'ms', baseline: bare, goal: 2 });
  const bytes = Math.max(...saved.map((one) => one.bytes));
  add({ name: 'bytes written for a short entry, most', figure: bytes, unit: 'B', goal: 1000 });
  add({ name: 'longest task while saving', figure: await measures.longest(page), unit: 'ms', goal: 50 });
  await page.close();

  tell('memory');
  const fresh = await measures.openList(full, host, [last]);
  const { wasm, heap } = await measures.memory(fresh);
  add({ name: 'WebAssembly memory and JS heap', figure: wasm + heap, unit: 'MB', goal: 150 });
  add({ name: 'of it JS heap', figure: heap, unit: 'MB' });
  await fresh.close();

  tell('duplicates');
  const told = await measures.duplicates(full, host);
  add({ name: 'who may have two pages, among 10,000', figure: told, unit: 'ms', goal: 2000 });

  tell('an invitation with everything');
  const copy = await measures.invitation(full, host);
  add({ name: 'first full copy, against what is stored', figure: copy.bytes / 1e6, unit: 'MB', baseline: megabytes, goal: 1.1 });
  add({ name: 'first full copy, made in', figure: copy.time / 1000, unit: 's' });

  tell('by radio');
  await byRadio();

  tell('Today, and two devices that meet');
  await meetings();

  tell('import and export');
  const moved = await measures.importAndExport(empty, host, CARDS);
  add({ name: 'import 10,000 cards', figure: moved.imported / 1000, unit: 's', goal: 30 });
  add({ name: 'longest task while importing', figure: moved.longTask, unit: 'ms', goal: 50 });
  // At most the open notebook and three times the file.
  add({ name: 'memory while importing', figure: moved.memory, unit: 'MB', baseline: moved.room, goal: 1 });
  add({ name: 'export 10,000 pages', figure: moved.exported / 1000, unit: 's' });
  add({ name: 'undo an import of 10,000', figure: moved.undone / 1000, unit: 's' });
}

// The radio alone, which takes a third of the time.
async function measureRadio() {
  tell('filling');
  await beginFull(full, host, folder);
  tell('by radio');
  await byRadio();
}

// Against the bare transfer of as many bytes, and that with the decoding of each document.
async function byRadio() {
  const joined = await profile();
  try {
    const { there, here, seen, same, bytes, longTask } = await radio.join(full, joined, host, CHANGED);
    const bare = (await radio.bare(there, here, bytes)) / 1000;
    const decoded = meet.decode(join(folder, 'meet', 'meet.js'), customers.length) / 1000;
    const unit = 's';
    add({ name: 'first copy by radio, bytes', figure: bytes / 1e6, unit: 'MB' });
    add({ name: 'first copy by radio: the list is there', figure: seen / 1000, unit, baseline: bare, goal: 3 });
    const name = 'first copy by radio: everything is checked and stored';
    add({ name, figure: same / 1000, unit, baseline: bare + decoded, goal: 1.5 });
    add({ name: 'longest task meanwhile', figure: longTask, unit: 'ms', goal: 50 });
    const edits = await radio.edits(there, here, customers[1].name, EDITS);
    add({ name: 'an edit until it is seen on the other, p95', figure: quantile(edits, 0.95), unit: 'ms', goal: 150 });
    await radio.disconnect(there, here);
    const met = await radio.meet(there, here, CHANGED);
    add({ name: 'from typed code to equal, 100 changed pages', figure: met, unit: 'ms', goal: 1500 });
    await radio.disconnect(there, here);
    const goodput = await radio.moving(there, here, joined.film);
    add({ name: 'moving codes from a film at 720p, a second', figure: goodput / 1000, unit: 'kB' });
  } finally {
    await joined.close();
  }
}

async function meetings() {
  const module = join(folder, 'meet', 'meet.js');
  const today = meet.today(module, customers.length);
  add({ name: 'Today among 10,000, from the summaries', figure: today.all.time, unit: 'ms', goal: 50 });
  add({ name: 'Today after one more entry', figure: today.one.time, unit: 'ms', goal: 5 });
  add({ name: 'an input that changes nothing on the screen', figure: today.idle, unit: 'ms', goal: 0.1 });
  const checked = meet.likeness(module, GREETED, 'the first of the new melons in May, and the exam of your daughter');
  add({ name: 'likeness to 5,000 earlier texts, a key, p95', figure: quantile(checked, 0.95), unit: 'ms', goal: 16 });
  const many = await meet.ours(module, customers.length);
  const beside = many.changed.bytes - many.changes;
  add({ name: '100 changed pages of 10,000: bytes beside the changes', figure: beside, unit: 'B', goal: 12_000 });
  add({ name: 'of it the changes', figure: many.changes, unit: 'B' });
  add({ name: '100 changed pages of 10,000 until equal', figure: many.changed.time, unit: 'ms' });
  add({ name: 'the same, with nothing remembered', figure: many.forgotten.time, unit: 'ms' });
  add({ name: 'one changed line, to a known device', figure: many.field.bytes, unit: 'B', goal: 1000 });
  const few = await meet.ours(module, COMPARED);
  const theirs = await meet.theirs(few.pages);
  const [name, unit, goal] = ['100 changed pages of 1,000, against automerge-repo', 'ms', 0.5];
  add({ name, figure: few.changed.time, unit, baseline: theirs.time, goal });
  add({ name: `${name}, bytes`, figure: few.changed.bytes, unit: 'B', baseline: theirs.bytes, goal });
  add({ name: `${name}, nothing remembered`, figure: few.forgotten.time, unit, baseline: theirs.time, goal });
}

// Alternately, so that a busy minute of the machine meets both.
async function starts() {
  const [before, after] = [[], []];
  for (let run = 0; run < STARTS; run++) {
    before.push(await measures.start(empty, host, NOBODY));
    after.push(await measures.start(full, host, [named, last]));
  }
  const median = (runs, at) => quantile(runs.map(({ times }) => times[at]), 0.5);
  const [LIST, ANSWER, LAST] = [0, 1, 2];
  const [figure, baseline] = [median(after, ANSWER), median(before, ANSWER)];
  add({ name: 'start to a searchable list, median', figure, unit: 'ms', baseline, goal: 2 });
  add({ name: 'of it to the list', figure: median(after, LIST), unit: 'ms', baseline: median(before, LIST) });
  add({ name: 'start until every entry is found, median', figure: median(after, LAST), unit: 'ms', baseline });
  const longTask = Math.max(...after.map(({ longTask }) => longTask));
  add({ name: 'longest task at the start', figure: longTask, unit: 'ms', goal: 50 });
}

function add({ name, figure, unit, baseline = null, goal = null }) {
  const round = (number) => Math.round(number * 100) / 100;
  const ratio = baseline === null ? null : round(figure / baseline);
  const met = goal === null ? null : ratio === null ? figure < goal : ratio <= goal;
  results.push({ name, figure: round(figure), unit, baseline: baseline && round(baseline), ratio, goal, met });
}
