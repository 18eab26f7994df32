import type { Contract } from '../contract/types.js';
import { isMapping } from '../contract/values.js';

/** Sections of a contract that are told elsewhere in the document, or are of the root only, where the surfaces share paths. */
const TOLD: ReadonlySet<string> = new Set([
  'surface',
  'title',
  'part',
  'continues',
  'endpoints',
  'shapes',
  'error_examples',
  'collisions',
  'also_under',
  'decisions',
]);

/** What a contract says of all its endpoints, in Markdown. */
export function overviewOf({ document }: Contract): string {
  return Object.entries(document)
    .filter(([section]) => !TOLD.has(section))
    .map(([section, value]) => `## ${titled(section)}\n\n${linesOf(value, '').join('\n')}`)
    .join('\n\n');
}

/** `time_format` -> Time format */
function titled(section: string): string {
  const words = section.replaceAll('_', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** Why something is as it is, the contract says for whoever changes it. */
function linesOf(value: unknown, indent: string): string[] {
  if (Array.isArray(value)) return value.flatMap((entry) => itemOf(undefined, entry, indent));
  if (isMapping(value))
    return Object.entries(value).flatMap(([key, entry]) => (key === 'decisions' ? [] : itemOf(key.replaceAll('_', ' '), entry, indent)));
  return [textOf(value)];
}

function itemOf(key: string | undefined, value: unknown, indent: string): string[] {
  const name = key === undefined ? '' : `${key}: `;
  if (Array.isArray(value) && value.every(isWord)) return [`${indent}- ${name}${value.map(textOf).join(', ')}`];
  if (typeof value === 'object' && value !== null && Object.keys(value).length > 0)
    return [`${indent}- ${name.trim()}`, ...linesOf(value, `${indent}  `)];
  return [`${indent}- ${name}${typeof value === 'object' ? JSON.stringify(value) : textOf(value)}`];
}

/** No sentence. */
function isWord(value: unknown): boolean {
  return typeof value !== 'object' && !String(value).includes(' ');
}

function textOf(value: unknown): string {
  return String(value).replace(/[<*]/g, '\\$&');
}
