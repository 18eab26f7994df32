import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Passwords } from '../../../src/access/passwords.js';
import { makeFirstAdministrator } from '../../../src/domain/backoffice/staff/administrators.js';
import { createTestApp, type TestApp } from '../../support/app.js';

const passwords = new Passwords();
let app: TestApp;

beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

describe('the first administrator', () => {
  it('is not made where there is one', async () => {
    expect(await makeFirstAdministrator(app.core.writer, passwords, { username: 'root', password: 'first-password' })).toBe(false);
    expect(await app.database.prisma.account.count({ where: { username: 'root' } })).toBe(0);
  });

  it('is made once by processes that start together, and may manage everything', async () => {
    await app.database.prisma.account.updateMany({ where: { realm: 'STAFF' }, data: { active: false } });
    const make = () => makeFirstAdministrator(app.core.writer, passwords, { username: 'root', password: 'first-password' });
    const made = await Promise.all([make(), make(), make()]);
    expect(made.filter(Boolean)).toHaveLength(1);

    const token = await app.login('STAFF', 'root', 'first-password');
    const { data } = await app.graphql('{ viewer { administrator menus } departments { totalCount } }', {}, token);
    expect(data.viewer.administrator).toBe(true);
    expect(data.viewer.menus).toContain('用户管理');
  });
});
