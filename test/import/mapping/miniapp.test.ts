import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sqlite from 'node-sqlite3-wasm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
});
