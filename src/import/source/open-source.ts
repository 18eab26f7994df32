import { StartRefused } from '../../platform/start-refused.js';
import { openMysql } from './mysql.js';
import type { Source } from './source.js';

/** Opens an old system's data by its address. */
export async function openSource(url: string): Promise<Source> {
  const [, scheme] = /^(\w+):/.exec(url) ?? [];
  if (scheme === 'mysql' || scheme === 'mariadb') return openMysql(url.replace(/^mariadb:/, 'mysql:'));
  throw new StartRefused(`${url} is none of mysql://…, sqlite:<file> and csv:<folder>.`);
}
