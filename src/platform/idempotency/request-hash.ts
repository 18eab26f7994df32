import { createHash } from 'node:crypto';

/** SHA-256 hex of what a request asks: the same however its objects' keys are ordered, and a multipart body is divided. */
export function requestHash(asked: unknown): string {
  const hash = createHash('sha256');
  add(asked, (text) => hash.update(text));
  return hash.digest('hex');
}

function add(value: unknown, write: (text: string | Uint8Array) => void): void {
  if (value instanceof Uint8Array) {
    write(`bytes ${value.length}:`);
    write(value);
  } else if (value instanceof Map) addEntries([...value] as [string, unknown][], write);
  else if (Array.isArray(value)) {
    write('[');
    for (const item of value) add(item, write);
    write(']');
  } else if (typeof value === 'object' && value !== null) addEntries(Object.entries(value), write);
  else write(`${JSON.stringify(value) ?? 'undefined'},`);
}

function addEntries(entries: [string, unknown][], write: (text: string | Uint8Array) => void): void {
  write('{');
  for (const [name, value] of entries.toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    write(`${JSON.stringify(name)}:`);
    add(value, write);
  }
  write('}');
}
