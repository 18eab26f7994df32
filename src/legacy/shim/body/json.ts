import { parse } from 'secure-json-parse';
import type { Body } from './types.js';

/** No documented body is deeper than 4; deeper ones are attempts to exhaust the stack of the code that walks them. */
const MAX_DEPTH = 32;

export function parseJson(bytes: Buffer): Body {
  const text = decode(bytes);
  if (text === null || isTooDeep(text)) return { kind: 'broken' };
  try {
    // __proto__ and constructor.prototype keys are dropped; unknown keys are ignored anyway.
    return { kind: 'json', value: parse(text, { protoAction: 'remove', constructorAction: 'remove' }) };
  } catch {
    return { kind: 'broken' };
  }
}

/** Text of UTF-8 bytes, without a byte order mark; null when they are something else. */
function decode(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Counts brackets outside strings, before anything is built from them. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (inString) {
      if (char === '\\') at += 1;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '{' || char === '[') {
      depth += 1;
      if (depth > MAX_DEPTH) return true;
    } else if (char === '}' || char === ']') depth -= 1;
  }
  return false;
}
