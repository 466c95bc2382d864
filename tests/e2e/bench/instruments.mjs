// What runs inside the measured page before anything of the app does. Times are taken in the page, because a question
// from outside takes longer than what is measured. Every function here is sent over as text, so none may use another.

// Puts `bench` beside the app: a clock for paints, and a record of long tasks, stored bytes and WebAssembly memory.
export function instruments() {
  const bench = { longTasks: [], transactions: [] };
  globalThis.bench = bench;

  // The time at which the next frame is on the screen: a message sent from within a frame is heard after its paint.
  bench.frame = () =>
    new Promise((done) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done(performance.now());
        port2.postMessage(null);
      }),
    );

  // From the next event of this type to the paint of the last change it causes. Nothing changes any more once the
  // page was still for a while.
  bench.measure = (type) => {
    const STILL = 60;
    const run = { last: 0, waiting: 0 };
    const paint = async () => {
      run.waiting++;
      run.last = Math.max(run.last, await bench.frame());
      run.waiting--;
    };
    const changes = new MutationObserver(() => run.begun !== undefined && paint());
    const begin = (event) => {
      run.begun ??= event.timeStamp;
      paint();
    };
    changes.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    addEventListener(type, begin, { capture: true, once: true });
    bench.painted = new Promise((done) => {
      const look = setInterval(() => {
        if (run.begun === undefined || run.waiting > 0 || performance.now() - run.last < STILL) return;
        clearInterval(look);
        changes.disconnect();
        done(run.last - run.begun);
      }, 10);
    });
  };

  new PerformanceObserver((list) => {
    bench.longTasks.push(...list.getEntries().map((task) => task.duration));
  }).observe({ type: 'longtask', buffered: true });

  for (const name of ['instantiate', 'instantiateStreaming']) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await original.apply(WebAssembly, given);
      bench.memory = (made.instance ?? made).exports.memory;
      return made;
    };
  }

  const running = new WeakMap();
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (...given) {
    const begun = transaction.apply(this, given);
    if (given[1] !== 'readwrite') return begun;
    const record = { strict: given[2]?.durability === 'strict', bytes: 0 };
    running.set(begun, record);
    begun.addEventListener('complete', () => {
      record.completed = performance.now();
      bench.transactions.push(record);
    });
    return begun;
  };
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (value, key) {
    const record = running.get(this.transaction);
    if (record) record.bytes += value.byteLength + key.byteLength;
    return put.call(this, value, key);
  };
}

// Notes when the list is painted, then types each of the searches at once and notes when its answer is painted.
// A search is { query, selector, text }: what is typed, and what the answer must show.
export function watchStart(searches) {
  const start = { times: [] };
  bench.start = start;
  const first = (selector) => document.querySelector(selector);
  const isListed = () => first('.search-input') && first('.person, .pane-list .empty');
  const isAnswered = ({ selector, text }) => first(selector)?.textContent.includes(text);
  const type = ({ query }) => {
    const input = first('.search-input');
    input.value = query;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  };
  const changed = (condition) =>
    new Promise((done) => {
      const changes = new MutationObserver(() => {
        if (!condition()) return;
        changes.disconnect();
        done();
      });
      changes.observe(document, { subtree: true, childList: true, characterData: true });
    });
  const follow = async () => {
    await changed(isListed);
    start.times.push(await bench.frame());
    for (const search of searches) {
      const answered = changed(() => isAnswered(search));
      type(search);
      await answered;
      start.times.push(await bench.frame());
    }
    start.done = true;
  };
  follow();
}

// Replaces everything the app's database holds by the records of a file that `cargo run --example fill` wrote.
export async function replaceRecords({ database, address }) {
  const PORTION = 1000;
  const file = await (await fetch(address)).arrayBuffer();
  const line = new Uint8Array(file).indexOf(10);
  const { spaces } = JSON.parse(new TextDecoder().decode(new Uint8Array(file, 0, line)));
  const numbers = new DataView(file);

  const opened = await new Promise((done, failed) => {
    const request = indexedDB.open(database);
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
  const write = (work) =>
    new Promise((done, failed) => {
      const running = opened.transaction(spaces, 'readwrite', { durability: 'relaxed' });
      running.oncomplete = done;
      running.onabort = () => failed(running.error);
      work((space) => running.objectStore(space));
    });

  await write((store) => spaces.forEach((space) => store(space).clear()));
  let at = line + 1;
  let records = 0;
  while (at < file.byteLength) {
    await write((store) => {
      for (let n = 0; n < PORTION && at < file.byteLength; n++, records++) {
        const [key, value] = [numbers.getUint32(at + 1, true), numbers.getUint32(at + 5, true)];
        const bytes = (from, length) => new Uint8Array(file.slice(from, from + length));
        store(spaces[numbers.getUint8(at)]).put(bytes(at + 9 + key, value), bytes(at + 9, key));
        at += 9 + key + value;
      }
    });
  }
  opened.close();
  return { records, megabytes: file.byteLength / 1e6 };
}

// The least that keeping so many bytes can cost here: one strict transaction that puts one value.
export async function putBare(bytes) {
  bench.bare ??= await new Promise((done, failed) => {
    const request = indexedDB.open('bench');
    request.onupgradeneeded = () => request.result.createObjectStore('values');
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
  const value = crypto.getRandomValues(new Uint8Array(bytes));
  const key = crypto.getRandomValues(new Uint8Array(16));
  const begun = performance.now();
  const running = bench.bare.transaction('values', 'readwrite', { durability: 'strict' });
  running.objectStore('values').put(value, key);
  return new Promise((done, failed) => {
    running.oncomplete = () => done(performance.now() - begun);
    running.onabort = () => failed(running.error);
  });
}
