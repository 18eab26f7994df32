import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '../platform/database/database.js';
import type { SendOne } from '../platform/database/statement.js';

/** How long a process may go by the value it has read, counted from its question. */
const TRUST_MS = 2000;
/** From this age on it is read anew beside the work; nobody waits for that. */
const REFRESH_MS = 1000;
/** Clocks and timers of processes differ a little. */
const MARGIN_MS = 100;

const READ = 'SELECT value::text FROM access_fence';
const MOVE = `
  INSERT INTO access_fence (id, value) VALUES (1, 1)
  ON CONFLICT (id) DO UPDATE SET value = (access_fence.value + 1) % 1000000000 RETURNING value`;

/**
 * Tells processes what the store cannot tell them: a number in the database, moved in the very transaction that changes
 * somebody's access. Each process reads it about once a second and believes no copy made at another value, nor any copy
 * while it cannot read the number. So whoever has moved it and waited `passed` knows that the change holds everywhere.
 */
export class AccessFence {
  private known: { readonly value: string; readonly readAt: number } | undefined;
  private underway: Promise<string> | undefined;

  constructor(private readonly database: Database) {}

  /** The number that copies must have been made at. Rejects when the database does not say. */
  async value(): Promise<string> {
    const { known } = this;
    const age = known === undefined ? Infinity : performance.now() - known.readAt;
    if (known === undefined || age >= TRUST_MS) return this.read();
    // One that fails is tried again by the next; when trust has ended, its callers hear of it.
    if (age >= REFRESH_MS) this.read().catch(() => undefined);
    return known.value;
  }

  /** As part of the change, and the last of it: changes take turns from here to the commit. */
  async move(send: SendOne): Promise<void> {
    await send({ text: MOVE, values: [] });
  }

  /** Resolves when no process goes by a value read before now any more. */
  async passed(): Promise<void> {
    await wait(TRUST_MS + MARGIN_MS);
  }

  private read(): Promise<string> {
    this.underway ??= this.ask().finally(() => {
      this.underway = undefined;
    });
    return this.underway;
  }

  private async ask(): Promise<string> {
    const readAt = performance.now();
    const value = (await this.database.readText(READ, [], { stale: false })) ?? '0';
    this.known = { value, readAt };
    return value;
  }
}
