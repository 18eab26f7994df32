import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { finished } from 'node:stream/promises';
import { StartRefused } from '../../platform/start-refused.js';
import { htmlOf } from './html.js';
import type { ImportReport, TakeRows } from './report.js';

/** The files of a report: `<name>.html` for people, `<name>.json` for programs, and `<name>.rows.jsonl` with a line for every row that they tell of. */
export class ReportFiles {
  private readonly base: string;
  private readonly stream;

  private constructor(name: string) {
    this.base = name.replace(/\.(html|json)$/, '');
    this.stream = createWriteStream(this.rowsPath);
  }

  /** Before any work is spent: a folder that is not there is said at once. */
  static async open(name: string): Promise<ReportFiles> {
    const files = new ReportFiles(name);
    await once(files.stream, 'open').catch((error: Error) => {
      throw new StartRefused(`The report cannot be written: ${error.message}.`);
    });
    return files;
  }

  /** What the import is handed. */
  get rows(): { file: string; take: TakeRows } {
    return {
      file: basename(this.rowsPath),
      take: async (rows) => {
        const lines = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
        if (!this.stream.write(lines)) await once(this.stream, 'drain');
      },
    };
  }

  /** Answers the paths of what was written. */
  async write(report: ImportReport): Promise<string[]> {
    this.stream.end();
    await finished(this.stream);
    const [html, json] = [`${this.base}.html`, `${this.base}.json`];
    await writeFile(html, htmlOf(report));
    await writeFile(json, `${JSON.stringify(report, null, 2)}\n`);
    return [html, json, this.rowsPath];
  }

  private get rowsPath(): string {
    return `${this.base}.rows.jsonl`;
  }
}
