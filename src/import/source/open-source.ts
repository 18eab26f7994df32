import { StartRefused } from '../../platform/start-refused.js';
import { openCsv } from './csv.js';
import { openMysql, withoutPassword } from './mysql.js';
import type { Source } from './source.js';
import type { FilesBeside } from './sqlite-beside.js';
import { openSqlite } from './sqlite.js';

/** Opens an old system's data by its address. `beside`: the files that it keeps beside a SQLite file. */
export async function openSource(url: string, beside: readonly FilesBeside[] = []): Promise<Source> {
  const [, scheme] = /^(\w+):/.exec(url) ?? [];
  if (scheme === 'mysql' || scheme === 'mariadb') return openMysql(url.replace(/^mariadb:/, 'mysql:'));
  if (scheme === 'sqlite') return openSqlite(url.slice('sqlite:'.length), beside);
  if (scheme === 'csv') return openCsv(url.slice('csv:'.length));
  throw new StartRefused(`${withoutPassword(url)} is none of mysql://…, sqlite:<file> and csv:<folder>.`);
}
