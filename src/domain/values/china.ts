import { CHINA_OFFSET_MS } from '../../platform/scalars/index.js';

/** The time that clocks in China show, as if it were UTC. */
export function wallClockInChina(time: Date): Date {
  return new Date(time.getTime() + CHINA_OFFSET_MS);
}

/** The day it is in China, as a column of type date takes it. */
export function dayInChina(time: Date): Date {
  return new Date(wallClockInChina(time).toISOString().slice(0, 10));
}
