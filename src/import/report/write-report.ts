import { writeFile } from 'node:fs/promises';
import { htmlOf } from './html.js';
import type { ImportReport } from './report.js';

/** Writes `<name>.html` for people and `<name>.json` for programs; answers their paths. */
export async function writeReport(report: ImportReport, name: string): Promise<string[]> {
  const base = name.replace(/\.(html|json)$/, '');
  const [html, json] = [`${base}.html`, `${base}.json`];
  await writeFile(html, htmlOf(report));
  await writeFile(json, `${JSON.stringify(report, null, 2)}\n`);
  return [html, json];
}
