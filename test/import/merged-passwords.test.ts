import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SourceRow } from '../../src/import/source/source.js';
import { type ImportBed, openImportBed } from './import-bed.js';

let bed: ImportBed;
beforeEach(async () => {
  bed = await openImportBed();
});
afterEach(() => bed.close());

const FIRST = 'e10adc3949ba59abbe56e057f20f883e';
const MD5 = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';
/** As the bed's stand-in for the hash of this one looks. */
const HASH = `md5 ${MD5} summer-crm user_info 5`;
const TIMES = { create_time: '2018-03-01 08:00:00', update_time: '2018-03-01 08:00:00' };

const crm = (password: string, more: SourceRow = {}) => ({
  'summer-crm': {
    department: [{ id: '9', name: '部门', enabled: '1' }],
    role: [{ id: '9', name: '角色', enabled: '1' }],
    user_info: [{ id: '5', username: 'Admin', password, role_id: '9', department_id: '9', active: '1', name: '', ...TIMES, ...more }],
  },
});

/** Somebody of the staff called `admin`, whom another old system has brought, or who was made here. */
async function admin(imported: boolean): Promise<() => Promise<string | null>> {
  const { prisma } = bed.database;
  const role = await prisma.role.create({ data: { name: '管理员' } });
  const department = await prisma.department.findFirstOrThrow();
  const { id } = await prisma.account.create({
    data: {
      realm: 'STAFF',
      username: 'admin',
      passwordHash: 'of-2017',
      staff: { create: { roleId: role.id, departmentId: department.id } },
    },
  });
  const row = { system: 'summer-student', table: 'user', oldId: '1', outcome: 'WRITTEN' } as const;
  if (imported) await prisma.importedRow.create({ data: { ...row, entity: 'Account', id } });
  return async () => (await prisma.account.findUniqueOrThrow({ where: { id } })).passwordHash;
}

describe('the password of a member of staff whom two old systems have', () => {
  it('stands beside that of the other, once', async () => {
    const hash = await admin(true);
    await bed.import(crm(MD5));
    expect(await hash()).toBe(`of-2017 ${HASH}`);
    await bed.import(crm(MD5));
    await bed.import(crm(MD5, { update_time: '2019-01-01 08:00:00' }));
    expect(await hash()).toBe(`of-2017 ${HASH}`);
    expect(await bed.database.prisma.account.count({ where: { realm: 'STAFF' } })).toBe(1);
  });

  it('does not come back when its owner has set another one here', async () => {
    const hash = await admin(true);
    await bed.import(crm(MD5));
    await bed.database.prisma.account.updateMany({ data: { passwordHash: 'new' } });
    await bed.import(crm(MD5, { update_time: '2019-01-01 08:00:00' }));
    expect(await hash()).toBe('new');
  });

  it('opens no account that was made here', async () => {
    const hash = await admin(false);
    await bed.import(crm(MD5));
    expect(await hash()).toBe('of-2017');
  });

  it('is left out where it is the one that every account began with', async () => {
    const hash = await admin(true);
    await bed.import(crm(FIRST));
    expect(await hash()).toBe('of-2017');
  });
});
