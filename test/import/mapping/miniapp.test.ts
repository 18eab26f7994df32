import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sqlite from 'node-sqlite3-wasm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MINIAPP } from '../../../src/import/mapping/miniapp/index.js';
import { openSource } from '../../../src/import/source/open-source.js';
import { type ImportBed, openImportBed } from '../import-bed.js';

let bed: ImportBed;
let folder: string;
beforeEach(async () => {
  bed = await openImportBed();
  folder = await mkdtemp(join(tmpdir(), 'campus-miniapp-'));
});
afterEach(async () => {
  await bed.close();
  await rm(folder, { recursive: true, force: true });
});

const TABLES = `
CREATE TABLE user_infos (id integer primary key autoincrement, avatar text, name text, nick_name text, gender text, collage text, majar text, grade integer, phone_number text, registration_number text);
CREATE TABLE logins (user_id integer not null unique, username text unique, password text, open_id text unique);
CREATE TABLE tokens (user_id integer, token text unique, created_at integer);
CREATE TABLE group_infos (id integer primary key autoincrement, group_code text unique);
CREATE TABLE create_group_requests (id integer primary key autoincrement, user_id integer, reason text, group_name text, group_code text unique, group_description text);
INSERT INTO user_infos VALUES (1, '/avatar/1.png', '王小明', '小明', '男', '计算机学院', '软件工程', 2022, '12000000001', '20220001'), (2, NULL, '${'长'.repeat(300)}', NULL, NULL, NULL, NULL, 0, NULL, NULL),
  (4, '', '赵', '', '', '', '', NULL, '', ''), (6, NULL, '赵二', NULL, NULL, NULL, NULL, NULL, NULL, NULL), (7, NULL, '无登录', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO logins VALUES (1, 'member1', 'member-plain-1', 'wx-open-1'), (2, '', '', NULL), (4, 'Zhao', '密码🔑', NULL), (6, 'zhao', 'case differs', NULL), (99, 'orphan', 'orphan-pass', NULL);
INSERT INTO tokens VALUES (1, 'secret', 1700000000);
INSERT INTO group_infos VALUES (1, 'AB12CD'), (3, '');
INSERT INTO create_group_requests VALUES (1, 1, '班级点名', '软工一班', 'AB12CD', '每周一'), (2, 42, NULL, NULL, NULL, NULL);`;

describe('the mini-program', () => {
  it('brings members with how they sign in, and groups with their requests, from a SQLite file that stays untouched', async () => {
    const file = join(folder, 'old.db');
    const made = new sqlite.Database(file);
    made.exec(TABLES);
    made.close();
    const source = await openSource(`sqlite:${file}`);
    await bed.import({ miniapp: {} }, {}, () => source);
    expect(await readdir(folder)).toEqual(['old.db']);

    const { prisma } = bed.database;
    const members = await prisma.member.findMany({ include: { account: { include: { wechatIdentities: true } } }, orderBy: { id: 'asc' } });
    expect(members.map(({ account }) => [account.username, account.passwordHash, account.wechatIdentities[0]?.openid])).toEqual([
      ['member1', 'plain member-plain-1 miniapp logins 1', 'wx-open-1'],
      [null, null, undefined],
      ['Zhao', 'plain 密码🔑 miniapp logins 4', undefined],
      [null, null, undefined],
      ['zhao (6)', 'plain case differs miniapp logins 6', undefined],
    ]);
    expect(members[0]).toMatchObject({ avatar: '/avatar/1.png', nickName: '小明', college: '计算机学院', major: '软件工程', grade: 2022 });
    expect(members[1]).toMatchObject({ avatar: '/default_avatar.png', name: '长'.repeat(255), grade: null });
    const groups = await prisma.rollCallGroup.findMany({ include: { request: true }, orderBy: { id: 'asc' } });
    expect(groups.map(({ code, name, request }) => [code, name, request?.status])).toEqual([
      ['AB12CD', '软工一班', 'APPROVED'],
      [null, '', undefined],
    ]);
    expect(await prisma.rollCallGroupRequest.findMany({ where: { memberId: null }, select: { status: true, code: true } })).toEqual([
      { status: 'WAITING', code: null },
    ]);
    expect(await prisma.importedRow.findFirst({ where: { table: 'logins', oldId: '99' }, select: { outcome: true } })).toMatchObject({
      outcome: 'SET_ASIDE',
    });
  });

  const MEETING_TABLES = `CREATE TABLE metting_participants (user_id integer, participation_time datetime);
    CREATE TABLE signs (id integer primary key autoincrement, begin_at datetime, end_at datetime);
    CREATE TABLE signature_books (user_id integer, sign_id integer);`;
  const FILES = {
    'database.db': TABLES,
    'user/1/database.db': `CREATE TABLE member_ofs (group_id integer unique, permissions text);
      INSERT INTO member_ofs VALUES (1, '管理员'), (3, '组长'), (99, '');`,
    'user/2/database.db': `CREATE TABLE member_ofs (group_id integer unique, permissions text); INSERT INTO member_ofs VALUES (1, 'stale');`,
    'group/1/database.db': `CREATE TABLE member_infos (user_id integer, permissions text);
      CREATE TABLE meeting_infos (id integer primary key autoincrement, begin_at datetime, end_at datetime, meeting_description text);
      INSERT INTO member_infos VALUES (1, ''), (4, 'Admin'), (4, 'member'), (98, 'gone');
      INSERT INTO meeting_infos VALUES (1, '2024-02-17 21:54:00.123456789+08:00', '0001-01-01 00:00:00+00:00', '周会🎉'), (2, '2024-02-18 09:00:00', 'soon', NULL);`,
    // The name that the old program gives such a file.
    'group/1/meeting/1/database.db%!(EXTRA string=data, uint=1, uint=1)': `${MEETING_TABLES}
      INSERT INTO metting_participants VALUES (1, '2024-02-17 21:55:00 +0800 CST m=+3.5'), (1, NULL), (4, 1708178100);
      INSERT INTO signs VALUES (1, '2024-02-17T13:54:00Z', NULL), (2, NULL, NULL);
      INSERT INTO signature_books VALUES (1, 1), (1, 1), (4, 2), (97, 1), (1, 9);`,
    'group/1/meeting/7/database.db': `${MEETING_TABLES} INSERT INTO metting_participants VALUES (1, NULL);`,
  };

  it('brings memberships, meetings and roll calls from the files of users, groups and meetings, and names what it could not read', async () => {
    for (const [path, statements] of Object.entries(FILES)) {
      await mkdir(join(folder, path, '..'), { recursive: true });
      const made = new sqlite.Database(join(folder, path));
      made.exec(statements);
      made.close();
    }
    await writeFile(join(folder, 'group/1/meeting/1/notes.txt'), 'what a person left there');
    await mkdir(join(folder, 'group/3'));
    await writeFile(join(folder, 'group/3/database.db'), 'no SQLite file, whatever its name'.repeat(40));
    const before = (await readdir(folder, { recursive: true })).sort();
    const source = await openSource(`sqlite:${join(folder, 'database.db')}`, MINIAPP.filesBeside);
    const report = await bed.import({ miniapp: {} }, {}, () => source);
    expect((await readdir(folder, { recursive: true })).sort()).toEqual(before);
    expect(report.accounted).toBe(true);

    const { prisma } = bed.database;
    const idOf = async (table: string, oldId: string): Promise<number> =>
      (await prisma.importedRow.findFirstOrThrow({ where: { table, oldId, lead: true }, select: { id: true } })).id ?? 0;
    const [first, third] = [await idOf('group_infos', '1'), await idOf('group_infos', '3')];
    const [one, four] = [await idOf('user_infos', '1'), await idOf('user_infos', '4')];
    expect(
      await prisma.rollCallGroupMember.findMany({
        select: { groupId: true, memberId: true, role: true, permissions: true },
        orderBy: { id: 'asc' },
      }),
    ).toEqual([
      { groupId: first, memberId: one, role: 'MEMBER', permissions: '管理员' },
      { groupId: first, memberId: four, role: 'MANAGER', permissions: 'Admin' },
      { groupId: third, memberId: one, role: 'MANAGER', permissions: '组长' },
    ]);
    const rules = report.systems[0]?.tables.flatMap((table) => table.rules.map(({ rule }) => rule));
    expect(rules).toContain('role: a manager, as the permissions say Admin: …');
    expect(
      await prisma.meeting.findMany({
        select: {
          number: true,
          beginsAt: true,
          endsAt: true,
          description: true,
          participants: { select: { memberId: true, participatedAt: true } },
          rollCalls: { select: { number: true, beginsAt: true, attendances: { select: { memberId: true, signedInAt: true } } } },
        },
        orderBy: { number: 'asc' },
      }),
    ).toEqual([
      {
        number: 1,
        beginsAt: new Date('2024-02-17T13:54:00.123Z'),
        endsAt: null,
        description: '周会🎉',
        participants: [
          { memberId: one, participatedAt: new Date('2024-02-17T13:55:00Z') },
          { memberId: four, participatedAt: new Date('2024-02-17T13:55:00Z') },
        ],
        rollCalls: [
          { number: 1, beginsAt: new Date('2024-02-17T13:54:00Z'), attendances: [{ memberId: one, signedInAt: null }] },
          { number: 2, beginsAt: null, attendances: [{ memberId: four, signedInAt: null }] },
        ],
      },
      { number: 2, beginsAt: new Date('2024-02-18T01:00:00Z'), endsAt: null, description: '', participants: [], rollCalls: [] },
    ]);
    const tables = new Map(report.systems[0]?.tables.map((table) => [table.table, table]));
    const asideIn = (table: string): string[] => (tables.get(table)?.setAsideRows ?? []).map(({ oldId, reason }) => `${oldId}: ${reason}`);
    expect(asideIn('member_infos')).toEqual([
      '1-98: member 98 is gone',
      '1-4#2: the member is in the group already; here their rights are "member"',
    ]);
    expect(asideIn('member_ofs')).toEqual(['2-1: the group’s own list does not have the member', '1-99: group 99 is gone']);
    expect(asideIn('metting_participants')).toEqual([
      '1-7-1: meeting 7 of group 1 is gone',
      '1-1-1#2: the member takes part already; here since null',
    ]);
    expect(asideIn('signature_books')).toEqual([
      '1-1-9-1: roll call 9 of the meeting is gone',
      '1-1-1-97: member 97 is gone',
      '1-1-1-1#2: the member has signed in already',
    ]);
    expect(asideIn('unread_files')).toEqual([
      '1: group/1/meeting/1/notes.txt: no file of this system is kept there',
      '2: group/3/database.db: it cannot be read as a SQLite file: file is not a database',
    ]);
    expect(tables.get('meeting_infos')?.rules).toContainEqual({ rule: 'endsAt: … is no time', rows: 1, oldIds: ['1-2'] });
  });
});
