// Films for the fake camera: codes as a shaky hand, a poor lens and a slow screen show them. Written as .y4m, which
// Chromium plays in a loop. Equal options and seed give equal bytes.

import { closeSync, openSync, writeSync } from 'node:fs';

const LIGHT = 235;
const DARK = 16;
const GREY = 128;
// What the camera sees around the paper or the screen.
const AROUND = 180;

// `codes` are square: rows of booleans, or { size, modules } with a flat array; true is dark, and any quiet zone is
// part of them. Each is shown for `repeat` frames.
//   scale    pixels per module in the middle; otherwise as many as fit
//   rotate   degrees, clockwise
//   slant    0 is seen from the front, 1 from so far aside that the far edge is half as long as the near one
//   blur     radius in pixels
//   noise    greatest error of a pixel's brightness, of 255
//   drop     share of frames that show what was shown before, at first nothing
//   tear     share of the changes between codes that happen halfway down a frame
export function film(file, codes, options = {}) {
  const { width = 640, height = 480, fps = 30, repeat = 1 } = options;
  const { blur = 0, noise = 0, drop = 0, tear = 0, seed = 1 } = options;
  const random = generator(seed);
  const seen = (number) => blurred(picture(codes[number % codes.length], { ...options, width, height }), width, blur);
  const colour = Buffer.alloc((width * height) / 2, GREY);
  let shown = new Uint8Array(width * height).fill(GREY);
  let next = seen(0);
  const out = openSync(file, 'w');
  writeSync(out, `YUV4MPEG2 W${width} H${height} F${fps}:1 Ip A1:1 C420\n`);
  for (let number = 1; number <= codes.length; number += 1) {
    const current = next;
    next = seen(number);
    for (let rest = repeat; rest > 0; rest -= 1) {
      const torn = rest === 1 && random() < tear;
      if (random() >= drop) shown = torn ? halves(current, next) : current;
      writeSync(out, 'FRAME\n');
      writeSync(out, noise ? noisy(shown, noise, random) : shown);
      writeSync(out, colour);
    }
  }
  closeSync(out);
}

// The code in an <svg data-size> of the app, as the app draws it: one path of runs `Mx,yhWv1h-Wz`.
export async function matrixOf(page, locator = page.locator('svg.code')) {
  const svg = { size: await locator.getAttribute('data-size'), path: await locator.locator('path').getAttribute('d') };
  return matrix(Number(svg.size), svg.path);
}

export function matrix(size, path) {
  const runs = [...path.matchAll(/M(\d+),(\d+)h(\d+)v1h-\3z/g)];
  if (runs.map(([run]) => run).join('') !== path) throw Error(`not a path of runs: ${path.slice(0, 80)}`);
  const rows = Array.from({ length: size }, () => Array(size).fill(false));
  for (const [x, y, length] of runs.map((run) => run.slice(1).map(Number))) rows[y].fill(true, x, x + length);
  return rows;
}

// A pixel is the mean of four points in it, so that edges fall between pixels as they do for a real camera.
function picture(code, { width, height, scale, rotate = 0, slant = 0 }) {
  const size = code.size ?? code.length;
  const dark = code.modules ? (x, y) => code.modules[y * size + x] : (x, y) => code[y][x];
  const cos = Math.cos((rotate * Math.PI) / 180);
  const sin = Math.sin((rotate * Math.PI) / 180);
  const fits = (height * 0.95 * (1 - slant / 3)) / (size * (Math.abs(cos) + Math.abs(sin)));
  const module = scale ?? fits;
  const brightness = (x, y) => {
    const [right, down] = [(x - width / 2) / module, (y - height / 2) / module];
    const [across, along] = [right * cos + down * sin, down * cos - right * sin];
    const distance = 1 / (1 - (slant * across) / (1.5 * size));
    const column = Math.floor(across * distance + size / 2);
    const row = Math.floor(along * distance + size / 2);
    if (distance < 0 || column < 0 || row < 0 || column >= size || row >= size) return AROUND;
    return dark(column, row) ? DARK : LIGHT;
  };
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const upper = brightness(x + 0.25, y + 0.25) + brightness(x + 0.75, y + 0.25);
      const lower = brightness(x + 0.25, y + 0.75) + brightness(x + 0.75, y + 0.75);
      pixels[y * width + x] = (upper + lower) / 4;
    }
  }
  return pixels;
}

// A bell curve two deviations wide, first along the rows and then along the columns.
function blurred(pixels, width, radius) {
  if (!radius) return pixels;
  const reach = Math.ceil(radius);
  const weights = Array.from({ length: 2 * reach + 1 }, (_, at) => Math.exp(-2 * ((at - reach) / radius) ** 2));
  const total = weights.reduce((sum, weight) => sum + weight);
  const along = (from, step, lines, length, skip) => {
    const to = new Uint8Array(from.length);
    for (let line = 0; line < lines; line += 1) {
      for (let at = 0; at < length; at += 1) {
        let sum = 0;
        for (let off = -reach; off <= reach; off += 1) {
          sum += weights[off + reach] * from[line * skip + Math.min(Math.max(at + off, 0), length - 1) * step];
        }
        to[line * skip + at * step] = sum / total;
      }
    }
    return to;
  };
  const height = pixels.length / width;
  return along(along(pixels, 1, height, width, width), width, width, height, 1);
}

function halves(upper, lower) {
  const pixels = upper.slice();
  const middle = pixels.length / 2;
  pixels.set(lower.subarray(middle), middle);
  return pixels;
}

const noisy = (pixels, noise, random) =>
  Uint8ClampedArray.from(pixels, (pixel) => pixel + (2 * random() - 1) * noise);

// mulberry32
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
