import { afterAll, beforeAll, expect, it } from 'vitest';
import { sessionOfImported } from '../../../src/shadows.js';
import { createTestApp, type TestApp } from '../../support/app.js';

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

it('is whom the table of people names, not whoever another table has under the same old id', async () => {
  const { prisma } = app.database;
  const [first, second] = await prisma.student.findMany({ orderBy: { id: 'asc' }, take: 2, select: { id: true, accountId: true } });
  const data = [
    { system: 'summer-student', table: 'sales_man_user', oldId: '5', entity: 'Student', id: first?.id ?? 0, outcome: 'MERGED' as const },
    { system: 'summer-student', table: 'user', oldId: '5', entity: 'Student', id: second?.id ?? 0, outcome: 'WRITTEN' as const },
    { system: 'summer-student', table: 'sales_man_user', oldId: '6', entity: 'Student', id: first?.id ?? 0, outcome: 'MERGED' as const },
  ];
  await prisma.importedRow.createMany({ data });

  const token = await sessionOfImported(app.core, 'summer-student', '5');
  const session = await app.core.sessions.resolve(token ?? '', 'summer-student');
  expect(session.ok && session.viewer.accountId).toBe(second?.accountId);
  expect(await sessionOfImported(app.core, 'summer-student', '6')).toBeNull();
});
