import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** /proc counts in hundredths of a second on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

/** CPU time in ms that a process and those it has started have used so far; null without /proc. */
export function cpuMs(pid: number): number | null {
  try {
    return ticksOf(pid) * (1000 / TICKS_PER_SECOND);
  } catch {
    return null;
  }
}

const LOOKS = 100;

/** Waits until a process has nothing left to do: clients that went away leave requests behind. At most ten seconds. */
export async function settled(pid: number): Promise<void> {
  for (let look = 0; look < LOOKS; look++) {
    const before = cpuMs(pid);
    await sleep(100);
    const after = cpuMs(pid);
    if (before !== null && after !== null && after - before <= 10) return;
  }
}

export interface Memory {
  readonly now: number;
  readonly peak: number;
}

/** Memory of a process in bytes; null without /proc. */
export function memoryOf(pid: number): Memory | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return { now: kilobytes(status, 'VmRSS') * 1024, peak: kilobytes(status, 'VmHWM') * 1024 };
  } catch {
    return null;
  }
}

function kilobytes(status: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0);
}

function ticksOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The second field is the program's name in brackets, which may hold blanks.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [user, system, endedUser, endedSystem] = fields.slice(11, 15).map(Number);
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .split(' ')
    .filter((text) => text !== '');
  return (
    (user ?? 0) + (system ?? 0) + (endedUser ?? 0) + (endedSystem ?? 0) + children.reduce((sum, child) => sum + ticksOf(Number(child)), 0)
  );
}
