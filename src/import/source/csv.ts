import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartRefused } from '../../platform/start-refused.js';
import { memorySource } from './memory.js';
import type { Source, SourceRow } from './source.js';

/** An old system as one CSV file an entity: the file's name is the table's, its first line the columns. Throws StartRefused. */
export async function openCsv(folder: string): Promise<Source> {
  const files = await readdir(folder).catch((error: unknown) => {
    throw new StartRefused(`${folder} cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
  });
  const tables: Record<string, SourceRow[]> = {};
  const columns: Record<string, readonly string[]> = {};
  for (const file of files.filter((name) => name.toLowerCase().endsWith('.csv')).sort()) {
    const table = file.slice(0, -'.csv'.length);
    const { names, rows } = tableOf(await readFile(join(folder, file)), join(folder, file));
    tables[table] = rows;
    columns[table] = names;
  }
  if (Object.keys(tables).length === 0) throw new StartRefused(`${folder} has no .csv files.`);
  return memorySource(tables, columns);
}

function tableOf(bytes: Buffer, file: string): { names: readonly string[]; rows: SourceRow[] } {
  let text: string;
  try {
    // A spreadsheet begins its UTF-8 with a mark, which the decoder takes away.
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new StartRefused(`${file} is not UTF-8: save it as “CSV UTF-8”.`);
  }
  const [names = [], ...lines] = recordsOf(text, file);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new StartRefused(`${file} has the column ${JSON.stringify(twice)} twice.`);
  const rows = lines.map((fields, at) => {
    if (fields.length > names.length)
      throw new StartRefused(`Record ${at + 2} of ${file} has ${fields.length} fields, the first line ${names.length}.`);
    // An empty field says nothing, as NULL does.
    return Object.fromEntries(names.map((name, place) => [name, fields[place] || null]));
  });
  return { names, rows };
}

/** RFC 4180: fields in quotes may hold commas, line ends and, doubled, quotes. Blank lines are none. */
function recordsOf(text: string, file: string): string[][] {
  const records: string[][] = [];
  let fields: string[] = [];
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y;
  while (pattern.lastIndex < text.length || fields.length > 0) {
    const from = pattern.lastIndex;
    const found = pattern.exec(text);
    if (found === null)
      throw new StartRefused(`${file} is no CSV at ${JSON.stringify(text.slice(from, from + 30))}: a quote stands alone.`);
    const [, quoted, plain = '', end] = found;
    fields.push(quoted === undefined ? plain.trim() : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    if (fields.some((field) => field !== '')) records.push(fields);
    fields = [];
  }
  return records;
}
