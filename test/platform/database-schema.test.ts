import { describe, expect, it } from 'vitest';
import { connectPrisma } from '../../src/platform/database/database.js';
import { openPostgres, withConnection } from '../../src/platform/database/postgres/postgres.js';
import { SILENT } from '../../src/platform/log.js';
import { migrationsDir } from '../support/paths.js';

const url = process.env['TEST_DATABASE_URL'];
if (url === undefined) console.log('TEST_DATABASE_URL is not set: schemas of PostgreSQL are not tested.');

describe.skipIf(url === undefined)('?schema= in the address of PostgreSQL', () => {
  it('keeps migrations, Prisma and plain SQL in that schema', async () => {
    const name = `campus_schema_${process.pid}`;
    const address = new URL(url ?? '');
    address.searchParams.set('schema', name);
    const database = connectPrisma(await openPostgres(address.toString(), { migrationsDir, log: SILENT }));
    try {
      await database.prisma.campusType.create({ data: { title: 'in a schema' } });
      const rows = await database.prisma.$queryRawUnsafe<{ title: string; schema: string }[]>(
        'SELECT title, current_schema()::text AS schema FROM campus_type',
      );
      expect(rows).toEqual([{ title: 'in a schema', schema: name }]);
    } finally {
      await database.close();
      await withConnection(url ?? '', ({ script }) => script(`DROP SCHEMA "${name}" CASCADE`));
    }
  });
});
