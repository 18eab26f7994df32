import type { Transaction } from '../../src/platform/database/database.js';
import type { CreateAccount } from './accounts.js';

const UNIT_PRICE_FEN = 100;

/** Two courses, two shoppers of whom the first invited the second, and one marked as staff. */
export async function seedShop(transaction: Transaction, createAccount: CreateAccount): Promise<void> {
  const english = await createCourse(transaction, '大学英语', 15);
  const computing = await createCourse(transaction, '计算机基础', 8);
  const shopper = async (
    username: string,
    profile: { realName: string; inviteCode: string; inviterId?: number; staff?: boolean },
    courses: number[],
  ): Promise<number> => {
    const account = await createAccount(transaction, { realm: 'SHOPPER', username });
    const enrolments = { createMany: { data: courses.map((courseId) => ({ courseId })) } };
    const { id } = await transaction.shopper.create({ data: { accountId: account.id, schoolName: '演示大学', ...profile, enrolments } });
    return id;
  };
  const first = await shopper('shopper1', { realName: '陈一鸣', inviteCode: 'INVITE01' }, [english, computing]);
  await shopper('shopper2', { realName: '林小雨', inviteCode: 'INVITE02', inviterId: first }, [english]);
  await shopper('shopstaff1', { realName: '周店长', inviteCode: 'INVITE03', staff: true }, []);

  await transaction.shopOrder.create({
    data: {
      shopperId: first,
      courseId: english,
      amountFen: 15 * UNIT_PRICE_FEN,
      status: 'PAYED',
      startUnit: 1,
      endUnit: 15,
      serviceType: 1,
    },
  });
  await seedCoupons(transaction, first);
  await seedWallet(transaction, first);
}

async function createCourse(transaction: Transaction, name: string, units: number): Promise<number> {
  const data = Array.from({ length: units }, (_, index) => ({ name: `第${index + 1}章`, number: index + 1 }));
  const { id } = await transaction.shopCourse.create({ data: { name, unitPriceFen: UNIT_PRICE_FEN, units: { createMany: { data } } } });
  return id;
}

/** One unused, one used, one expired. */
async function seedCoupons(transaction: Transaction, shopperId: number): Promise<void> {
  await transaction.shopCoupon.createMany({
    data: [
      { shopperId, code: 'DEMO-COUPON-1', amountFen: 500 },
      { shopperId, code: 'DEMO-COUPON-2', amountFen: 300, used: true },
      { shopperId, code: 'DEMO-COUPON-3', amountFen: 200, expiresAt: new Date('2020-01-01T00:00:00+08:00') },
    ],
  });
}

/** Incomes of 800 fen: 300 paid out, 200 being withdrawn, 300 left. Nobody whom the shopper invited has ordered yet. */
async function seedWallet(transaction: Transaction, shopperId: number): Promise<void> {
  await transaction.income.createMany({
    data: [
      { shopperId, amountFen: 500, source: '推广奖励' },
      { shopperId, amountFen: 300, source: '活动奖励' },
    ],
  });
  await transaction.withdrawal.createMany({
    data: [
      { shopperId, amountFen: 300, status: 'PAID' },
      { shopperId, amountFen: 200, status: 'REQUESTED' },
    ],
  });
  await transaction.shopper.update({ where: { id: shopperId }, data: { notCashFen: 300, inCashFen: 200, isCashFen: 300 } });
}
