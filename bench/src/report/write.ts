import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PARTS } from '../options.js';
import { RESULTS } from '../paths.js';
import type { Results } from '../results.js';
import { markdown } from './markdown.js';

/** Writes the results of a run as JSON and Markdown; answers the Markdown and where it is. */
export function writeReport(results: Results): { readonly text: string; readonly file: string } {
  mkdirSync(RESULTS, { recursive: true });
  const name = join(RESULTS, [results.date.slice(0, 10), results.database.students, ...partial(results)].join('-'));
  const text = markdown(results);
  writeFileSync(`${name}.json`, `${JSON.stringify(results, null, 1)}\n`);
  writeFileSync(`${name}.md`, text);
  return { text, file: `${name}.md` };
}

/** What keeps a run of some parts, servers or scenarios from taking the place of the whole one of that day. */
function partial({ options: { parts, servers, scenarios } }: Results): string[] {
  const some = servers === undefined && scenarios === undefined ? [] : ['some'];
  return parts.length === PARTS.length ? some : [...parts, ...some];
}
