import { StartRefused } from '../../platform/start-refused.js';
import { openCsv } from './csv.js';
import { openMysql, withoutPassword } from './mysql.js';
import type { Source } from './source.js';
import { openSqlite } from './sqlite.js';

/** Opens an old system's data by its address. */
export async function openSource(url: string): Promise<Source> {
  const [, scheme] = /^(\w+):/.exec(url) ?? [];
  if (scheme === 'mysql' || scheme === 'mariadb') return openMysql(url.replace(/^mariadb:/, 'mysql:'));
  if (scheme === 'sqlite') return openSqlite(url.slice('sqlite:'.length));
  if (scheme === 'csv') return openCsv(url.slice('csv:'.length));
  throw new StartRefused(`${withoutPassword(url)} is none of mysql://…, sqlite:<file> and csv:<folder>.`);
}
