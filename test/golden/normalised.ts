import { isSigned, unsigned } from '../support/addresses.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
/** Drawn at random, and shown once. */
const DRAWN = ['token', 'password'];

/** What another run would answer differently, by a name: times of writing, random ids, tokens, passwords and signatures. */
export function normalised(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => normalised(item));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, normalised(inner, name)]));
  if (typeof value !== 'string') return value;
  if (DRAWN.includes(key)) return `<${key}>`;
  if (key.endsWith('At') && TIME.test(value)) return '<time>';
  if (isSigned(value)) return `${unsigned(value)}?<signature>`;
  return UUID.test(value) ? '<uuid>' : value;
}
