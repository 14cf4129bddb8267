import { expect, test } from 'vitest';
import { KioskWindow, OPENING_MS, SILENCE_MS } from './kiosk-window.ts';

/** A machine whose browsers end when they are told to, and whose clock moves when it is told to. */
function machine() {
  const opened: { closed: Promise<void>; close: () => void; die: () => void; told: boolean }[] = [];
  const waits: { ms: number; over: () => void }[] = [];
  const said: string[] = [];
  const clock = { at: 0 };
  const window = new KioskWindow({
    open() {
      const { promise: closed, resolve } = Promise.withResolvers<void>();
      const browser = {
        closed,
        told: false,
        close() {
          browser.told = true;
          resolve();
        },
        die: () => resolve(),
      };
      opened.push(browser);
      return browser;
    },
    now: () => clock.at,
    wait: (ms) => new Promise((over) => waits.push({ ms, over })),
    say: (line) => said.push(line),
  });
  const running = window.run();
  return { window, running, opened, waits, said, clock };
}

test('a window is followed by another after each visit, and by none once stopped', async () => {
  const { window, running, opened, waits } = machine();
  window.heard('opened');
  window.visitEnded();
  expect([opened[0]?.told, waits.length]).toEqual([false, 1]);
  waits[0]?.over();
  await expect.poll(() => opened.length).toBe(2);
  expect(opened[0]?.told).toBe(true);
  window.heard('opened');
  await window.stop();
  await running;
  expect([opened.length, opened[1]?.told]).toEqual([2, true]);
});

test('a page that is silent begins again; one that speaks, or is still opening, is let be', async () => {
  const { window, opened, clock } = machine();
  clock.at = OPENING_MS;
  window.look();
  expect(opened[0]?.told).toBe(false);
  window.heard('opened');
  clock.at += SILENCE_MS;
  window.look();
  window.heard('heard');
  clock.at += SILENCE_MS;
  window.look();
  expect(opened[0]?.told).toBe(false);
  // The fall of its line is no word of it.
  window.heard('closed');
  clock.at += 1;
  window.look();
  await expect.poll(() => opened.length).toBe(2);
  clock.at += OPENING_MS + 1;
  window.look();
  expect(opened[1]?.told).toBe(true);
  await window.stop();
});

test('a window that somebody closed comes back at once; one that never speaks, after longer and longer', async () => {
  const { window, opened, waits, said } = machine();
  window.heard('opened');
  opened[0]?.die();
  await expect.poll(() => opened.length).toBe(2);
  expect(waits).toEqual([]);
  for (let times = 1; times <= 9; times += 1) {
    opened.at(-1)?.die();
    await expect.poll(() => waits.length).toBe(times);
    waits.at(-1)?.over();
    await expect.poll(() => opened.length).toBe(times + 2);
  }
  expect(waits.map(({ ms }) => ms)).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000]);
  expect(said.length).toBe(1);
  await window.stop();
});
