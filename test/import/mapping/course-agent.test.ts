import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSource } from '../../../src/import/source/open-source.js';
import { type ImportBed, openImportBed } from '../import-bed.js';

let bed: ImportBed;
let folder: string;
beforeEach(async () => {
  bed = await openImportBed();
  folder = await mkdtemp(join(tmpdir(), 'campus-course-agent-'));
});
afterEach(async () => {
  await bed.close();
  await rm(folder, { recursive: true, force: true });
});

const FILES: Readonly<Record<string, string>> = {
  shoppers: `\ufeffuser_id,username,password,real_name,school_name,invite_code,inviter_user_id,not_cash_fen,created_at
3908262,shopper1,e10adc3949ba59abbe56e057f20f883e,"陈 ""一""鸣",演示大学,INV1,,300,2023-03-11 16:10:00
3908263,Shopper1,plain,,,inv1,3908262,,2023-03-11T16:10:00Z
3908264,shopper3,$2y$04$abcdefghijklmnopqrstuuZjujjZ2GEmt.1ipUYUCA81voD6ztPfq,"两
行",,,999,,
`,
  courses: 'course_id,course_name,unit_price_fen\r\n7451,大学英语,150\r\n',
  units: 'unit_id,course_id,unit_name,unit_num\n1,7451,第一单元,1\n2,7451,又一,1\n3,9,无,1\n4,7451,零,0\n',
  enrolments: 'user_id,course_id\n3908262,7451\n3908262,7451\n3908262,9\n',
  orders:
    'order_id,user_id,lesson_id,order_mon_fen,status,is_all,start_unit,end_unit,do_type\n11,3908262,7451,150,PAYED,0,1,1,2\n12,3908262,7451,0,PAYED,0,1,1,2\n13,3908262,7451,150,付,0,1,1,2\n',
  incomes:
    'income_id,user_id,order_id,income_money_fen,income_from,income_time\n1,3908263,11,15,陈**,2023-03-12 00:00:00\n2,3908263,11,15,陈**,\n3,3908263,99,15,陈**,\n',
  withdrawals: 'withdrawal_id,user_id,amount_fen,status\n1,3908263,15,PAID\n2,3908263,15,?\n',
  coupons: 'coupon_code,user_id,coupon_money_fen,used,expires_at\nCODE1,3908262,500,1,2030-01-01 00:00:00\ncode1,3908262,500,0,\n',
};

async function write(files: Readonly<Record<string, string>>): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, `${name}.csv`), text);
  return `csv:${folder}`;
}

describe('the course shop', () => {
  it('brings what CSV files say, with its ids, and says what becomes of the others', async () => {
    const source = await openSource(await write(FILES));
    await bed.import({ 'course-agent': {} }, {}, () => source);
    const { prisma } = bed.database;
    const shoppers = await prisma.shopper.findMany({ include: { account: true }, orderBy: { id: 'asc' } });
    expect(
      shoppers.map(({ id, inviteCode, inviterId, realName, notCashFen, account }) => [
        id,
        inviteCode,
        inviterId,
        realName,
        notCashFen,
        account.username,
      ]),
    ).toEqual([
      [3908262, 'INV1', null, '陈 "一"鸣', 300, 'shopper1'],
      [3908263, 'OLD3908263', 3908262, '', 0, 'Shopper1 (3908263)'],
      [3908264, 'OLD3908264', null, '两\n行', 0, 'shopper3'],
    ]);
    expect(shoppers.map(({ account }) => account.passwordHash)).toEqual([
      'md5 e10adc3949ba59abbe56e057f20f883e course-agent shoppers 3908262',
      'plain plain course-agent shoppers 3908263',
      expect.stringMatching(/^\$2y\$/),
    ]);
    expect(shoppers.map(({ createdAt }) => createdAt.toISOString()).slice(0, 2)).toEqual([
      '2023-03-11T08:10:00.000Z',
      '2023-03-11T16:10:00.000Z',
    ]);
    expect(await prisma.shopCourse.findMany({ select: { id: true, name: true, unitPriceFen: true } })).toEqual([
      { id: 7451, name: '大学英语', unitPriceFen: 150 },
    ]);
    expect([await prisma.shopUnit.count(), await prisma.shopCourseEnrolment.count()]).toEqual([1, 1]);
    expect(await prisma.shopOrder.findMany({ select: { id: true, amountFen: true, status: true } })).toEqual([
      { id: 11, amountFen: 150, status: 'PAYED' },
    ]);
    expect((await prisma.income.findMany({ orderBy: { id: 'asc' } })).map(({ orderId }) => orderId)).toEqual([11, null, null]);
    expect([await prisma.withdrawal.count(), await prisma.shopCoupon.count()]).toEqual([1, 1]);
    const aside = await prisma.importedRow.findMany({
      where: { outcome: 'SET_ASIDE' },
      select: { table: true, oldId: true },
      orderBy: [{ table: 'asc' }, { oldId: 'asc' }],
    });
    expect(aside.map(({ table, oldId }) => `${table} ${oldId}`)).toEqual([
      'coupons code1',
      'enrolments 3908262-9',
      'orders 12',
      'orders 13',
      'units 2',
      'units 3',
      'units 4',
      'withdrawals 2',
    ]);
  });

  it.each([
    [{}, 'has no .csv files'],
    [{ shoppers: 'user_id,user_id\n' }, 'has the column "user_id" twice'],
    [{ shoppers: 'user_id\n1,2\n' }, 'Record 2 of .* has 2 fields, the first line 1'],
    [{ shoppers: 'user_id\n"1\n' }, 'a quote stands alone'],
  ])('refuses files that are no CSV: %j', async (files, message) => {
    await expect(write(files).then(openSource)).rejects.toThrow(new RegExp(message));
  });
});
