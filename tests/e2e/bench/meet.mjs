// Two devices that meet, after a hundred of their pages were changed on one: the app's session, in the WebAssembly that
// `cargo xtask bench` built of tests/bench/meet.rs, and beside it Automerge's own `automerge-repo` over a MessageChannel
// with the same documents in the same engine. Time is until both sides hold the same; bytes are what crossed, both ways.

import { ImmutableString, getHeads } from '@automerge/automerge';
import { Repo } from '@automerge/automerge-repo';
import { MessageChannelNetworkAdapter } from '@automerge/automerge-repo-network-messagechannel';
import { createRequire } from 'node:module';
import { serialize } from 'node:v8';

const CHANGED = 100;
const RUNS = 5;
const IDLE = 10_000;
const DECODED = 1000;

const median = (numbers) => numbers.sort((one, other) => one - other)[Math.floor(numbers.length / 2)];

const timed = (act) => {
  const began = performance.now();
  const bytes = act();
  return { bytes, time: performance.now() - began };
};

const middle = (runs) => ({ time: median(runs.map(({ time }) => time)), bytes: median(runs.map(({ bytes }) => bytes)) });

// How `customers` pages fare: `changed` with what each remembers of the other, `forgotten` without, `field` one line.
export async function ours(module, customers) {
  const { Devices } = createRequire(import.meta.url)(module);
  const devices = new Devices(customers);
  const [changed, forgotten, field] = [[], [], []];
  let changes = 0;
  for (let run = 0; run < RUNS; run++) {
    changes = devices.change(CHANGED, `moves in June ${run}`);
    changed.push(timed(() => devices.meet()));
    devices.change(CHANGED, `moves in July ${run}`);
    devices.forget();
    forgotten.push(timed(() => devices.meet()));
    devices.change(1, `moves in May ${run}`);
    field.push(timed(() => devices.meet()));
  }
  const pages = Array.from({ length: customers }, (_, number) => devices.page(number));
  devices.free();
  return { changes, changed: middle(changed), forgotten: middle(forgotten), field: middle(field), pages };
}

// How long it takes to decode so many pages, each once.
export function decode(module, customers) {
  const { Devices } = createRequire(import.meta.url)(module);
  const devices = new Devices(Math.min(customers, DECODED));
  const pages = Array.from({ length: DECODED }, (_, number) => devices.page(number));
  const { time } = timed(() => pages.forEach((page) => devices.decode(page)));
  devices.free();
  return (time / DECODED) * customers;
}

// A greeting typed key by key while `customers` have got theirs: how long each key's check for likeness takes.
export function likeness(module, customers, typed) {
  const { Shopkeeper } = createRequire(import.meta.url)(module);
  const shopkeeper = new Shopkeeper(customers);
  shopkeeper.greet();
  // The first makes the shapes of all that was sent, before anything is typed.
  shopkeeper.weigh(0, '');
  const keys = [...typed].map((_, at) => timed(() => shopkeeper.weigh(0, typed.slice(0, at + 1))).time);
  shopkeeper.free();
  return keys;
}

// Today among `customers`: the list from the summaries, after the owner has set something; after one more entry; and an
// input that changes nothing, while Today, the list and a page are shown.
export function today(module, customers) {
  const { Shopkeeper } = createRequire(import.meta.url)(module);
  const shopkeeper = new Shopkeeper(customers);
  const [all, one] = [[], []];
  for (let run = 0; run < 4 * RUNS; run++) {
    shopkeeper.set(run + 1);
    all.push(timed(() => shopkeeper.look()));
    shopkeeper.visit(run * 100);
    one.push(timed(() => shopkeeper.look()));
  }
  // The calls before and after are a share of it that ten thousand inputs make small.
  const idle = middle([...Array(RUNS)].map(() => timed(() => shopkeeper.idle(IDLE))));
  shopkeeper.free();
  return { all: middle(all), one: middle(one), idle: idle.time / IDLE };
}

// The meeting with automerge-repo: two repositories in memory that hold the pages, connected only once some have changed.
// Once: that they hold the pages takes it a minute.
export async function theirs(pages) {
  const [one, other] = [new Repo(), new Repo()];
  const handles = pages.map((page) => one.import(page));
  const copies = handles.map((handle, number) => other.import(pages[number], { docId: handle.documentId }));
  await Promise.all([...handles, ...copies].map((handle) => handle.whenReady()));
  const step = pages.length / CHANGED;
  for (let number = 0; number < pages.length; number += step) {
    handles[number].change((page) => void (page.hook = new ImmutableString('moves in June')));
  }
  let bytes = 0;
  const { port1, port2 } = new MessageChannel();
  for (const port of [port1, port2]) {
    const post = port.postMessage.bind(port);
    port.postMessage = (message, transfer) => {
      bytes += serialize(message).length;
      post(message, transfer);
    };
  }
  const isEqual = (number) => String(getHeads(handles[number].doc())) === String(getHeads(copies[number].doc()));
  const began = performance.now();
  one.networkSubsystem.addNetworkAdapter(new MessageChannelNetworkAdapter(port1));
  other.networkSubsystem.addNetworkAdapter(new MessageChannelNetworkAdapter(port2));
  for (let number = 0; number < pages.length; number += step) {
    while (!isEqual(number)) await new Promise((resolve) => setTimeout(resolve));
  }
  const time = performance.now() - began;
  // What follows the last change on the wire, until the line is quiet.
  for (let before = -1; before !== bytes; ) {
    before = bytes;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  await Promise.all([one.shutdown(), other.shutdown()]);
  return { time, bytes };
}
