import { describe, expect, it } from 'vitest';
import { openSource } from '../../src/import/source/open-source.js';

const mysql = process.env['TEST_MYSQL_URL'];

describe.runIf(mysql !== undefined)('an old system in MySQL', () => {
  it('is read as texts, also what is no date, in one snapshot', async () => {
    const { createConnection } = await import('mysql2/promise');
    const admin = await createConnection({ uri: mysql ?? '', multipleStatements: true });
    const name = `campus_test_source_${process.pid}`;
    await admin.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4; USE ${name}; SET sql_mode = '';
      CREATE TABLE t (id int PRIMARY KEY, amount double, day date, at timestamp NULL, note varchar(30));
      CREATE VIEW v AS SELECT id FROM t;
      SET time_zone = '+08:00';
      INSERT INTO t VALUES (2, 0.1 + 0.2, '0000-00-00', '2020-01-01 08:00:00', '表情😀'), (10, NULL, '2017-02-28', NULL, '')`);
    const url = new URL(mysql ?? '');
    url.pathname = `/${name}`;
    const source = await openSource(url.toString());
    try {
      await admin.query(`INSERT INTO ${name}.t (id) VALUES (11)`);
      expect(await source.page({ table: 't', key: { columns: ['id'] }, after: null, limit: 9 })).toEqual([
        { id: '2', amount: expect.stringMatching(/^0\.3/), day: '0000-00-00', at: '2020-01-01 00:00:00', note: '表情😀' },
        { id: '10', amount: null, day: '2017-02-28', at: null, note: '' },
      ]);
      expect(await source.count('t')).toBe(2);
      expect(await source.tables()).toEqual(new Map([['t', ['id', 'amount', 'day', 'at', 'note']]]));
    } finally {
      await source.close();
      await admin.query(`DROP DATABASE ${name}`);
      await admin.end();
    }
  });
});
