import { createHash } from 'node:crypto';

/** The form of a backup: a gzipped tar whose first entry is the header, then the files, and a manifest as the last. */
export const FORMAT = 1;

export const HEADER = 'campus-backup.json';
/** A line `<sha256>  <path>` for every entry before it, as `sha256sum --check` takes it. A backup that was cut off has none. */
export const MANIFEST = 'SHA256SUMS';

/** What of a data directory is backed up. */
export const PARTS = ['database', 'media', 'jwt-secret'] as const;

export interface BackupHeader {
  readonly format: number;
  /** The version of the gateway that made it. */
  readonly gateway: string;
  /** ISO 8601, UTC. */
  readonly madeAt: string;
  /** Major version of the database's files. */
  readonly postgresql: string;
  /** Names of the migrations that the database has, the oldest first. */
  readonly migrations: readonly string[];
}

/** Counts and hashes what passes. */
export class Checksum {
  bytes = 0;
  private readonly hash = createHash('sha256');

  add(chunk: Uint8Array): void {
    this.bytes += chunk.byteLength;
    this.hash.update(chunk);
  }

  hex(): string {
    return this.hash.digest('hex');
  }
}
