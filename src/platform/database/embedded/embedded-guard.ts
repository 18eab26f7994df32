import { accessSync, constants, statfsSync } from 'node:fs';
import type { PGlite } from '@electric-sql/pglite';
import type { Log } from '../../log.js';
import { isReading } from '../statement-kind.js';
import { DatabaseUnavailable } from '../unavailable.js';

/** PostgreSQL gives up when its log finds no place, and needs room for three files of 16 MiB of it to go on. */
const SPACE_KEPT_FREE = 48 * 1024 * 1024;

const LOOK_EVERY_MS = 500;

/** Keeps the embedded database from what it does not survive: a full disk; and its callers from one that has died. */
export class EmbeddedGuard {
  private dead: string | undefined;
  private looked = { at: -Infinity, trouble: undefined as string | undefined };

  constructor(
    private readonly directory: string,
    private readonly log: Log,
  ) {}

  /** To be told what PostgreSQL writes on its standard error. */
  hear(text: string): void {
    const panic = /\bPANIC:\s+(.*)/.exec(text)?.[1];
    if (panic === undefined || this.dead !== undefined) return;
    this.dead = panic;
    this.log.error(
      { reason: panic },
      'The embedded database has given up. Nothing that was confirmed is lost; when the cause is removed, start the gateway again.',
    );
  }

  /** Why nothing can be written now; undefined: it can. */
  trouble(): string | undefined {
    return this.dead === undefined ? this.diskTrouble() : 'has given up';
  }

  /** Has every call on `pglite` refused that would fail, or would never return. */
  watch(pglite: PGlite): void {
    const query = pglite.query.bind(pglite);
    const transaction = pglite.transaction.bind(pglite);
    const exclusively = pglite._runExclusiveQuery.bind(pglite);
    pglite.query = async (statement, ...rest) => {
      if (!isReading(statement)) this.requireDisk();
      return query(statement, ...rest);
    };
    pglite.transaction = async (work) => {
      this.requireDisk();
      return transaction(work);
    };
    pglite._runExclusiveQuery = (work) =>
      exclusively(() => {
        if (this.dead !== undefined) throw new DatabaseUnavailable('has given up');
        return work();
      });
  }

  private requireDisk(): void {
    const trouble = this.diskTrouble();
    if (trouble !== undefined) throw new DatabaseUnavailable(trouble);
  }

  private diskTrouble(): string | undefined {
    const now = performance.now();
    if (now - this.looked.at >= LOOK_EVERY_MS) this.looked = { at: now, trouble: this.look() };
    return this.looked.trouble;
  }

  private look(): string | undefined {
    try {
      const { bavail, bsize } = statfsSync(this.directory);
      accessSync(this.directory, constants.W_OK);
      return bavail * bsize < SPACE_KEPT_FREE ? 'the disk is full' : undefined;
    } catch {
      return 'its directory cannot be written';
    }
  }
}
