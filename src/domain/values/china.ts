const CHINA_MS = 8 * 3_600_000;

/** The time that clocks in China show, as if it were UTC; China has no summer time. */
export function wallClockInChina(time: Date): Date {
  return new Date(time.getTime() + CHINA_MS);
}

/** The day it is in China, as a column of type date takes it. */
export function dayInChina(time: Date): Date {
  return new Date(wallClockInChina(time).toISOString().slice(0, 10));
}
