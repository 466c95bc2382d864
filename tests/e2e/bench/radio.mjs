// Two devices that meet by radio, on one machine: how long until both have the same, and how that compares with the bare
// bytes through the same kind of channel.

import { film, matrix } from '../radio/video.mjs';
import { cardFile, forgetTasks, importCards, longest } from './measures.mjs';

const SAME = 'Both devices have the same.';
// src/sync/moving.rs
const BYTES_A_PART = 216;
const PATIENCE = { timeout: 600_000 };

const show = async (page, button) => {
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.locator('.meeting svg.code').waitFor();
};

async function copied(page) {
  await page.locator('.meeting svg.code').waitFor();
  await page.getByRole('button', { name: 'Copy as text' }).click();
  await page.getByText('Copied.').waitFor();
  return page.evaluate(() => navigator.clipboard.readText());
}

async function type(page, letters) {
  await page.getByLabel('Letters or text from the other device').fill(letters);
  await page.getByRole('button', { name: 'Go on' }).click();
}

// Counts what a page sends to other devices, in bytes.
function countSent() {
  window.sent = 0;
  const { send } = RTCDataChannel.prototype;
  RTCDataChannel.prototype.send = function (data) {
    window.sent += data.byteLength;
    return send.call(this, data);
  };
}

// Lets an empty device join a full one: until its list shows somebody, and until both have the same.
export async function join(full, empty, host, known) {
  for (const { context } of [full, empty]) {
    // Who may use the camera tells where it is.
    await context.grantPermissions(['camera', 'clipboard-read', 'clipboard-write']);
    await context.addInitScript(countSent);
  }
  const [there, here] = [await full.context.newPage(), await empty.context.newPage()];
  await there.goto(`${host.url}exchange`);
  // Some whom both shall know, to be changed later.
  await importCards(there, known);
  await there.goto(`${host.url}devices`);
  await show(there, 'Show a QR code');
  await here.goto(host.url);
  await here.getByRole('link', { name: 'Join the notebook of another device' }).click();
  await type(here, await copied(there));
  await type(there, await copied(here));
  const agree = there.getByRole('button', { name: 'It is the same' });
  await agree.waitFor();
  for (const page of [there, here]) await forgetTasks(page);
  const begun = performance.now();
  await agree.click();
  await here.getByRole('button', { name: 'It is the same' }).click();
  await here.getByRole('navigation').getByRole('link', { name: 'Customers' }).click();
  await here.locator('.person .name').first().waitFor(PATIENCE);
  const seen = performance.now() - begun;
  await here.getByRole('navigation').getByRole('link', { name: 'Devices' }).click();
  await here.getByText(SAME).waitFor(PATIENCE);
  const same = performance.now() - begun;
  const tasks = [await longest(there), await longest(here)];
  const bytes = await there.evaluate(() => window.sent);
  return { there, here, seen, same, bytes, longTask: Math.max(...tasks) };
}

// Sends as many bytes through a bare channel between the same two browsers, in frames as long as the app's.
export async function bare(there, here, bytes) {
  const offer = await there.evaluate(async () => {
    const pc = (window.bare = new RTCPeerConnection({ iceServers: [] }));
    window.channel = pc.createDataChannel('bare');
    await pc.setLocalDescription();
    while (pc.iceGatheringState !== 'complete') await new Promise((later) => setTimeout(later, 10));
    return pc.localDescription.sdp;
  });
  const answer = await here.evaluate(async (offer) => {
    const pc = (window.bare = new RTCPeerConnection({ iceServers: [] }));
    pc.ondatachannel = ({ channel }) => {
      window.received = 0;
      channel.binaryType = 'arraybuffer';
      channel.onmessage = ({ data }) => (window.received += data.byteLength);
    };
    await pc.setRemoteDescription({ type: 'offer', sdp: offer });
    await pc.setLocalDescription();
    while (pc.iceGatheringState !== 'complete') await new Promise((later) => setTimeout(later, 10));
    return pc.localDescription.sdp;
  }, offer);
  await there.evaluate(async (answer) => {
    await window.bare.setRemoteDescription({ type: 'answer', sdp: answer });
    while (window.channel.readyState !== 'open') await new Promise((later) => setTimeout(later, 10));
  }, answer);
  const begun = performance.now();
  await there.evaluate(async (bytes) => {
    const frame = new Uint8Array(60_000);
    window.channel.bufferedAmountLowThreshold = 250_000;
    for (let sent = 0; sent < bytes; sent += frame.length) {
      if (window.channel.bufferedAmount > 1_000_000) {
        await new Promise((low) => window.channel.addEventListener('bufferedamountlow', low, { once: true }));
      }
      window.channel.send(frame);
    }
  }, bytes);
  await here.waitForFunction((bytes) => window.received >= bytes, bytes, { ...PATIENCE, polling: 10 });
  const time = performance.now() - begun;
  for (const page of [there, here]) await page.evaluate(() => window.bare.close());
  return time;
}

// An entry written on one until it is seen on the other, so many times.
export async function edits(there, here, name, times) {
  for (const page of [there, here]) {
    await page.getByRole('navigation').getByRole('link', { name: 'Customers' }).click();
    await page.getByRole('searchbox', { name: 'Find a customer' }).fill(name);
    await page.locator('.person .name').getByText(name, { exact: true }).first().click();
    await page.locator('form.entry-form').first().waitFor();
  }
  const taken = [];
  for (let at = 0; at < times; at++) {
    const words = `by radio ${at}`;
    const seen = here.evaluate(async (words) => {
      while (!document.querySelector('.entries')?.textContent.includes(words)) {
        await new Promise((later) => requestAnimationFrame(later));
      }
      return Date.now();
    }, words);
    await there.getByRole('textbox', { name: 'Write an entry' }).fill(words);
    const written = await there.evaluate(() => {
      const button = [...document.querySelectorAll('form.entry-form button')].find(({ textContent }) => textContent === 'Add entry');
      const now = Date.now();
      button.click();
      return now;
    });
    taken.push((await seen) - written);
  }
  return taken;
}

export async function disconnect(there, here) {
  await there.getByRole('navigation').getByRole('link', { name: 'Devices' }).click();
  await there.getByRole('button', { name: 'Disconnect' }).click();
  await here.getByRole('navigation').getByRole('link', { name: 'Devices' }).click();
  await here.locator('.meeting').getByRole('button', { name: 'Close' }).click();
}

// From the code as it is typed until both have the same, after so many pages were changed on one of them.
export async function meet(there, here, changed) {
  await there.getByRole('navigation').getByRole('link', { name: 'Settings' }).click();
  await there.getByRole('link', { name: 'Import and export' }).click();
  const file = await cardFile(changed, 0, 'EMAIL;TYPE=WORK:work@example.org');
  await there.locator('#import-file').setInputFiles(file);
  await there.getByRole('button', { name: 'Import', exact: true }).click();
  await there.getByText(`Updated: ${changed}.`).waitFor(PATIENCE);
  await there.getByRole('navigation').getByRole('link', { name: 'Devices' }).click();
  await show(there, 'Connect');
  const letters = await there.locator('.typed-code').innerText();
  await here.getByLabel('Letters or text from the other device').fill(letters);
  const begun = performance.now();
  await here.getByRole('button', { name: 'Go on' }).click();
  await Promise.all([there, here].map((page) => page.getByText(SAME).waitFor(PATIENCE)));
  return performance.now() - begun;
}

// What one device has for the other, as moving codes filmed at 720p: how many bytes come over in a second, from the
// first look until the file is whole. The film shows each turn of codes as long as the screen does.
export async function moving(there, here, camera) {
  await there.getByRole('navigation').getByRole('link', { name: 'Settings' }).click();
  await there.getByRole('link', { name: 'Import and export' }).click();
  // Other people than those of the meeting, and not more of them than the film has codes for.
  await importCards(there, 60, 1000);
  await there.getByRole('navigation').getByRole('link', { name: 'Devices' }).click();
  await there.getByRole('button', { name: 'Send changes' }).click();
  await there.getByRole('button', { name: 'Show as changing QR codes' }).click(PATIENCE);
  const codes = there.locator('.moving-codes');
  const recorded = await codes.evaluate(async (codes) => {
    const turns = [];
    while (turns.length < 400) {
      await new Promise((later) => setTimeout(later, 20));
      const turn = [...codes.querySelectorAll('path')].map((path) => path.getAttribute('d'));
      if (turn[0] !== turns.at(-1)?.[0]) turns.push(turn);
    }
    return { size: Number(codes.querySelector('svg').dataset.size), turns };
  });
  // Both devices share this machine's two cores: what is filmed need not be drawn any longer.
  await there.getByRole('button', { name: 'Done' }).click();
  const beside = recorded.turns.map((paths) => {
    const [a, b, c, d] = paths.map((path) => matrix(recorded.size, path));
    return [...a.map((row, y) => [...row, ...b[y]]), ...c.map((row, y) => [...row, ...d[y]])];
  });
  film(camera, beside, { width: 1280, height: 720, fps: 10 });
  await here.getByRole('navigation').getByRole('link', { name: 'Devices' }).click();
  const begun = performance.now();
  await here.getByRole('button', { name: 'Scan changing QR codes' }).click();
  await here.getByText(/parts are here/).waitFor(PATIENCE);
  const needed = Number((await here.getByText(/parts are here/).innerText()).match(/about (\d+)/)[1]);
  await here.getByText(/parts are here/).waitFor({ ...PATIENCE, state: 'detached' });
  return (needed * BYTES_A_PART) / ((performance.now() - begun) / 1000);
}
