import { describe, expect, it } from 'vitest';
import { Room } from '../../../src/platform/http/room.js';

/** Looks every tenth of a second for so long, with so many answers a second that took so long. */
function pass(room: Room, from: number, seconds: number, perSecond: number, tookMs: number): number {
  let now = from;
  for (let sample = 0; sample < seconds * 10; sample += 1) {
    for (let count = 0; count < perSecond / 10; count += 1) room.answered(tookMs);
    now += 100;
    room.look(now);
  }
  return now;
}

/** How many fit. */
function sizeOf(room: Room): number {
  let size = 0;
  while (room.holds(size)) size += 1;
  return size;
}

const idle = (): number => 0.3;
const busy = (): number => 0.95;

describe('the room', () => {
  it('is what was set, as long as answers come in time', () => {
    const room = new Room(256, idle);
    pass(room, performance.now(), 5, 50, 300);
    expect(sizeOf(room)).toBe(256);
  });

  it('shrinks to what is finished in six tenths of a second when most answers take longer, and not at once', () => {
    const room = new Room(256, idle);
    const now = pass(room, performance.now(), 0.2, 50, 3000);
    expect(sizeOf(room)).toBe(256);
    pass(room, now, 2, 50, 3000);
    expect(sizeOf(room)).toBe(30);
  });

  it('shrinks as well when the event loop has no time left, though what is answered is answered fast', () => {
    const room = new Room(256, busy);
    pass(room, performance.now(), 2, 100, 50);
    expect(sizeOf(room)).toBe(60);
  });

  it('lets some try however slow everything is', () => {
    const room = new Room(256, idle);
    pass(room, performance.now(), 3, 10, 5000);
    expect(sizeOf(room)).toBe(16);
  });

  it('is never larger than what was set', () => {
    const room = new Room(8, idle);
    pass(room, performance.now(), 3, 1000, 1500);
    expect(sizeOf(room)).toBe(8);
  });

  it('grows again step by step', () => {
    const room = new Room(256, idle);
    const now = pass(room, performance.now(), 3, 10, 5000);
    const later = pass(room, now, 0.3, 100, 100);
    expect(sizeOf(room)).toBeLessThan(64);
    pass(room, later, 2, 100, 100);
    expect(sizeOf(room)).toBe(256);
  });

  it('does not shrink for a few calls that hang', () => {
    const room = new Room(256, idle);
    let now = performance.now();
    for (let round = 0; round < 30; round += 1) {
      for (let count = 0; count < 3; count += 1) room.answered(5000);
      now = pass(room, now, 0.1, 100, 20);
    }
    expect(sizeOf(room)).toBe(256);
  });
});
