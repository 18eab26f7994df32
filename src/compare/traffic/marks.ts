import { createHash } from 'node:crypto';

/** What stands for a file: its hash and its size say whether two are the same one. */
export function markOf(bytes: Buffer): string {
  const { sha256, bytes: size } = digestOf(bytes);
  return `file:sha256:${sha256}:${size}`;
}

export function isMark(value: unknown): value is string {
  return typeof value === 'string' && /^file:sha256:[0-9a-f]{64}:\d+$/.test(value);
}

export function digestOf(bytes: Buffer): { sha256: string; bytes: number } {
  return { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length };
}
