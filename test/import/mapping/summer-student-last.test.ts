import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sqlite from 'node-sqlite3-wasm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Passwords } from '../../../src/access/passwords.js';
import { openSource } from '../../../src/import/source/open-source.js';
import { type ImportBed, openImportBed } from '../import-bed.js';

const SQL = new URL('../old-systems/summer-student-last.sql', import.meta.url);
const mysql = process.env['TEST_MYSQL_URL'];

/** The made-up database, in SQLite or in MariaDB: answers its address, and what takes it away. */
async function inSqlite(): Promise<{ url: string; drop: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'campus-student-last-'));
  const database = new sqlite.Database(join(folder, 'old.db'));
  database.exec(await readFile(SQL, 'utf8'));
  database.close();
  return { url: `sqlite:${join(folder, 'old.db')}`, drop: () => rm(folder, { recursive: true, force: true }) };
}

async function inMysql(): Promise<{ url: string; drop: () => Promise<void> }> {
  const { createConnection } = await import('mysql2/promise');
  const admin = await createConnection({ uri: mysql ?? '', multipleStatements: true });
  const name = `campus_test_student_last_${process.pid}`;
  await admin.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin; USE ${name}; SET sql_mode = '';`);
  await admin.query(await readFile(SQL, 'utf8'));
  const url = new URL(mysql ?? '');
  url.pathname = `/${name}`;
  return {
    url: url.toString(),
    drop: async () => {
      await admin.query(`DROP DATABASE ${name}`);
      await admin.end();
    },
  };
}

describe.each([{ name: 'SQLite', load: inSqlite }, ...(mysql === undefined ? [] : [{ name: 'MariaDB', load: inMysql }])])(
  'summer-student in its last state, read from $name',
  ({ load }) => {
    let bed: ImportBed;
    let old: Awaited<ReturnType<typeof load>>;
    beforeAll(async () => {
      [bed, old] = await Promise.all([openImportBed(), load()]);
    });
    afterAll(async () => {
      await bed.close();
      await old.drop();
    });

    const importAll = async (): ReturnType<ImportBed['import']> => {
      const source = await openSource(old.url);
      return bed.import({ 'summer-student': {} }, { keepIds: 'summer-student' }, () => source);
    };

    it('is told by its tables, and every row and every sum is accounted for', async () => {
      const report = await importAll();
      const [system] = report.systems;

      expect(report.accounted).toBe(true);
      expect(system).toMatchObject({
        state: 'the last state, of 2018',
        unknownTables: [],
        missingTables: [],
        missingColumns: [],
        ignoredTables: [
          { table: 'auth_group', rows: 0 },
          { table: 'django_session', rows: 1 },
        ],
      });
      expect(system?.tables.flatMap(({ homelessColumns }) => homelessColumns)).toEqual([]);
      expect(system?.comparisons.find(({ table }) => table === 'order')?.groups.find(({ status }) => status === 'CONFIRMED')).toEqual({
        status: 'CONFIRMED',
        old: { rows: 2, sums: { standardFee: '36000.10', payFee: '35499.60' } },
        here: { rows: 2, sums: { standardFee: '36000.10', payFee: '35499.60' } },
      });
      const aside = await bed.database.prisma.importedRow.findMany({
        where: { outcome: 'SET_ASIDE' },
        select: { table: true, oldId: true },
      });
      expect(aside.map(({ table, oldId }) => `${table} ${oldId}`).sort()).toEqual([
        'course_project 9',
        'first_level_role 3',
        'first_level_role 4',
        'first_second_relation 2',
        'first_second_relation 3',
        'order 104',
        'order_chart_relation 4',
        'order_payment 1',
        'order_payment 3',
        'payment_account_info 3',
        'project 3',
        'project_course_fee 3',
        'sales_man_user 1',
        'shopping_chart 1003',
        'student_info 22',
        'student_info 25',
        'student_score_detail 1',
        'student_score_detail 3',
        'user 4',
        'user_channel 2',
        'user_coupon 6',
        'user_course 2',
        'user_info_remark 3',
        'user_info_remark 4',
      ]);
    });

    it('brings people: staff with their passwords, students with both openids, consultants, channels and who recommended whom', async () => {
      const { prisma } = bed.database;
      const staff = await prisma.staff.findMany({
        where: { id: { in: [1, 2, 3] } },
        orderBy: { id: 'asc' },
        select: {
          name: true,
          role: { select: { name: true, administrator: true } },
          department: { select: { name: true } },
          account: true,
        },
      });
      expect(
        staff.map(({ name, role, department, account }) => [
          name,
          role.name,
          role.administrator,
          department.name,
          account.username,
          account.passwordHash,
          account.active,
        ]),
      ).toEqual([
        ['王管理', '暑校管理员', true, '市场部', 'AdminUser', expect.stringContaining('pbkdf2_sha256$36000$'), true],
        ['sales_li', '暑校销售部', false, '销售部', 'sales_li', null, false],
        ['财务', '暑校财务部', false, '财务部', 'adminuser (3)', 'pbkdf2_sha256$36000$c2FsdA$BBBB', true],
      ]);
      expect(await new Passwords().verify('STAFF', staff[0]?.account.passwordHash ?? null, '暑校-2018')).toBe(true);
      expect(staff[0]?.account.lastLoginAt).toEqual(new Date('2018-05-01T01:02:03.456Z'));

      const students = await prisma.student.findMany({
        orderBy: { id: 'asc' },
        include: {
          account: { include: { wechatIdentities: { orderBy: { app: 'asc' } } } },
          consultant: true,
          channel: true,
          wantedCampuses: { orderBy: { position: 'asc' } },
        },
      });
      expect(
        students.map(({ id, account, status, consultant, contactStatus, ccText }) => [
          id,
          account.wechatIdentities.map(({ app, openid, unionid }) => `${app} ${openid} ${unionid ?? '-'}`),
          status,
          consultant?.name ?? null,
          contactStatus,
          ccText,
        ]),
      ).toEqual([
        [10, ['WEB o10 u10', 'MINI s10 u10'], 'CONFIRM_POSTIL', '赵', 'CONTACTED', null],
        [11, ['MINI s11 u11'], 'PERSONAL_FILE', '李', 'NEW', '李'],
        [12, ['WEB o12 -'], 'NEW', null, null, null],
        [13, ['WEB o13 u13'], 'NEW', null, null, '8'],
        [14, ['WEB o14 u10'], 'NEW', null, null, null],
      ]);
      expect(students[0]).toMatchObject({
        name: '张三😀',
        firstName: 'San Feng',
        lastName: 'Zhang',
        firstLanguage: '中文',
        ieltsScores: '6.5',
        birthDate: new Date('1998-02-28T00:00:00Z'),
        grade: 'GRADE_TWO',
        gender: 'MALE',
        idNumber: 'ID-1',
        wechatSign: 'VALID',
        channel: { name: '校园大使', plannedStudents: 100 },
        createdAt: new Date('2018-01-10T00:00:00Z'),
        wantedCampuses: [{ campusId: 1 }, { campusId: 2 }],
      });
      expect(students[1]).toMatchObject({
        name: '小李',
        idNumber: null,
        birthDate: null,
        gpa: null,
        grade: null,
        wantedCampuses: [{ campusId: 1 }],
      });
      expect(students[3]).toMatchObject({ name: '新', account: { active: false } });
      expect(await prisma.recommendation.findMany({ select: { inviterId: true, inviteeId: true, effective: true } })).toEqual([
        { inviterId: 10, inviteeId: 11, effective: true },
      ]);
      expect(
        await prisma.studentRemark.findMany({
          orderBy: { id: 'asc' },
          select: { studentId: true, remark: true, staffId: true, authorText: true },
        }),
      ).toEqual(
        expect.arrayContaining([
          { studentId: 10, remark: '已联系', staffId: 2, authorText: null },
          { studentId: 13, remark: '旧档案的备注', staffId: null, authorText: '99' },
          { studentId: 10, remark: '谈过', staffId: expect.any(Number), authorText: null },
        ]),
      );
      expect(
        await prisma.mailingAddress.findMany({
          select: { studentId: true, address1: true, postCode: true, university: true, recipient: true },
        }),
      ).toEqual([{ studentId: 10, address1: '新地址', postCode: '100872', university: '北大', recipient: '刘老师' }]);
      expect(await prisma.channelRecord.findMany({ select: { studentId: true, channelId: true } })).toEqual([
        { studentId: 10, channelId: 1 },
      ]);
    });

    it('brings orders with their lines, payments and coupons, whose state follows from the orders', async () => {
      const { prisma } = bed.database;
      const orders = await prisma.order.findMany({ orderBy: { id: 'asc' }, include: { lines: true, paymentInfo: true } });
      expect(
        orders.map(({ id, orderNumber, status, standardFee, payFee }) => [
          id,
          orderNumber,
          status,
          Number(standardFee),
          payFee && Number(payFee),
        ]),
      ).toEqual([
        [100, 'N100', 'CONFIRMED', 22000, 21499.5],
        [101, 'N101', 'CANCELED', 100, 100],
        [102, 'N102', 'TO_CONFIRM', 200, 200],
        [103, 'summer-student-103', 'TO_PAY', 300, null],
        [105, 'N105', 'CANCELED', 14000.1, 13950.1],
        [106, 'N106', 'CONFIRM_FAILED', 10, 10],
        [107, 'N107', 'CONFIRMED', 14000.1, 14000.1],
      ]);
      expect(orders.flatMap(({ lines }) => lines.map(({ orderId, cartLineId, courseNum }) => [orderId, cartLineId, courseNum]))).toEqual([
        [100, 1000, 2],
        [105, null, 1],
        [107, 1001, 1],
      ]);
      expect(orders[0]?.paymentInfo).toMatchObject({
        payDate: new Date('2018-03-02T00:00:00Z'),
        remark: '补；另有凭证 张 acc 21000.00 元 order/order_payment/1.png',
      });
      expect(orders[0]).toMatchObject({ createdAt: new Date('2018-03-01T00:00:00Z'), expires: false });
      expect(
        (await prisma.cartLine.findMany({ orderBy: { id: 'asc' } })).map(({ id, courseFee, status }) => [id, Number(courseFee), status]),
      ).toEqual([
        [1000, 22000, 'PAYED'],
        [1001, 14000.1, 'PAYED'],
        [1002, 0.3, 'NEW'],
      ]);
      const grants = await prisma.couponGrant.findMany({
        orderBy: [{ studentId: 'asc' }, { couponId: 'asc' }],
        select: { studentId: true, couponId: true, status: true, orderId: true, expiresAt: true },
      });
      expect(
        grants.map(({ studentId, couponId, status, orderId, expiresAt }) => [studentId, couponId, status, orderId, expiresAt !== null]),
      ).toEqual([
        [10, 1, 'USED', 100, false],
        [10, 2, 'USED', 100, false],
        [11, 1, 'LOCKED', 103, false],
        [11, 3, 'TO_USE', null, true],
        [12, 3, 'USED', 107, false],
      ]);
      expect((await prisma.coupon.findMany({ orderBy: { id: 'asc' } })).map(({ code, active }) => [code, active])).toEqual([
        ['EARLY', true],
        ['early (2)', false],
        ['OLD', true],
      ]);
    });

    it('brings the catalogue, what students chose with its review, score and conversion, the menu and the log', async () => {
      const { prisma } = bed.database;
      expect(
        (await prisma.campus.findMany({ orderBy: { id: 'asc' } })).map(({ id, name, networkCourse, active }) => [
          id,
          name,
          networkCourse,
          active,
        ]),
      ).toEqual([
        [1, '北京', false, true],
        [2, '网络', true, true],
        [3, '北京', false, false],
      ]);
      expect(
        (await prisma.offering.findMany({ orderBy: { id: 'asc' } })).map(({ id, projectId, courseId, name, maxNum, startTime }) => [
          id,
          projectId,
          courseId,
          name,
          maxNum,
          startTime.toISOString(),
        ]),
      ).toEqual([
        [7, 1, 1, '微积分', 40, '2018-06-01T01:00:00.000Z'],
        [8, 2, 1, '微积分', 40, '2018-07-30T09:00:00.000Z'],
      ]);
      expect(await prisma.enrolment.findMany({ orderBy: { id: 'asc' } })).toMatchObject([
        {
          offeringId: 7,
          orderId: 100,
          score: null,
          scoreStatus: 'NOTHING',
          reviewStatus: 'SUCCESS',
          reviewRemark: '好',
          conversionStatus: 'SENT',
          courierNumber: 'SF1',
          postChannel: '顺丰',
          sendingDate: new Date('2018-05-01T00:00:00Z'),
        },
        {
          id: 3,
          offeringId: 8,
          orderId: null,
          score: 0,
          grade: 'F',
          scoreStatus: 'SCORE_WAIT',
          reviewStatus: 'FAIL',
          conversionStatus: null,
        },
        {
          id: 4,
          offeringId: 7,
          orderId: 107,
          score: 88,
          reviewStatus: 'WAIT_CERTIFICATE',
          conversionStatus: 'SUCCESS',
          conversionRemark: '转好了',
        },
      ]);
      const entries = await prisma.menu.findMany({
        where: { url: { in: ['order', 'student', 'order_list', 'orphan'] } },
        orderBy: { id: 'asc' },
        include: { parent: true, privileges: { include: { role: true }, orderBy: { id: 'asc' } } },
      });
      expect(
        entries.map(({ name, rank, icon, parent, privileges }) => [
          name,
          rank,
          icon,
          parent?.name,
          privileges.map(({ role }) => role.name),
        ]),
      ).toEqual([
        ['订单', 2, null, undefined, ['暑校财务部']],
        ['学生', null, null, undefined, []],
        ['订单列表', 1, 'list', '订单', ['暑校财务部', '暑校管理员']],
        ['孤儿', null, null, undefined, []],
      ]);
      expect(
        await prisma.auditEvent.findMany({ orderBy: { id: 'asc' }, select: { operation: true, description: true, actorText: true } }),
      ).toEqual([
        { operation: 302, description: '更新：订单支付成功，已确认', actorText: null },
        { operation: 0, description: '创建：添加了校区', actorText: '99' },
      ]);
    });

    it('is changed by nothing when it is imported again, and verified at any time', async () => {
      const report = await importAll();
      expect(
        report.systems[0]?.tables.map(({ table, inserted, updated, conflicting, gone }) => ({
          table,
          inserted,
          updated,
          conflicting,
          gone,
        })),
      ).toEqual(report.systems[0]?.tables.map(({ table }) => ({ table, inserted: 0, updated: 0, conflicting: 0, gone: 0 })));
      const source = await openSource(old.url);
      expect(await bed.verify({ 'summer-student': {} }, { keepIds: 'summer-student' }, () => source)).toMatchObject({
        accounted: true,
        systems: [{ state: 'the last state, of 2018' }],
      });
    });
  },
);
