import { expect, it } from 'vitest';
import { withConnection } from '../../src/platform/database/postgres/postgres.js';
import { openTestDatabase } from '../support/database.js';

it("instants are the same by every way, whatever the server's time zone", async ({ skip }) => {
  const database = await openTestDatabase();
  const { url } = database;
  try {
    if (url === undefined) return skip('on PostgreSQL only');
    await withConnection(url, ({ script }) => script(`ALTER DATABASE "${new URL(url).pathname.slice(1)}" SET timezone TO 'Asia/Shanghai'`));
    const other = await database.another();
    try {
      const createdAt = new Date('2026-01-01T00:00:00Z');
      const { id } = await other.prisma.department.create({ data: { name: 'time zone', createdAt } });
      const text = 'SELECT extract(epoch FROM created_at)::bigint::text FROM department WHERE id = $1::int';
      expect(await other.readText(text, [id], { stale: false })).toBe(String(createdAt.getTime() / 1000));
      expect((await other.prisma.department.findUniqueOrThrow({ where: { id } })).createdAt).toEqual(createdAt);
    } finally {
      await other.close();
    }
  } finally {
    await database.close();
  }
});
