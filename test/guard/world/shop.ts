import type { People } from './people.js';

/** Orders, incomes, withdrawals and coupons of everybody, a course left after ordering, and a shopper nobody of the viewers is. */
export async function makeShop(people: People) {
  const { prisma } = people;
  const [shopper1, shopper2] = [await people.demo('shopper1'), await people.demo('shopper2')];
  const english = await prisma.shopCourse.findFirstOrThrow({ where: { name: '大学英语' } });
  const computing = await prisma.shopCourse.findFirstOrThrow({ where: { name: '计算机基础' } });
  const units = {
    create: [
      { name: '守卫第一章', number: 1 },
      { name: '守卫第二章', number: 2 },
    ],
  };
  const lonely = await prisma.shopCourse.create({ data: { name: '守卫无人课程', units }, include: { units: true } });
  await prisma.wechatIdentity.create({
    data: { accountId: shopper1.accountId, realm: 'SHOPPER', app: 'WEB', openid: 'guard-openid-shopper1' },
  });

  const accountId = await people.account('SHOPPER', 'guard-shopper3', 'demo-guard-taken');
  const shopper3 = (
    await prisma.shopper.create({
      data: { accountId, realName: '守卫顾客', schoolName: '守卫大学', inviteCode: 'GUARDINV', inviterId: shopper2.profileId },
    })
  ).id;

  const order = (shopperId: number, courseId: number, data: object) =>
    prisma.shopOrder.create({ data: { shopperId, courseId, amountFen: 300, startUnit: 2, endUnit: 4, serviceType: 1, ...data } });
  // shopper2 has left the course since.
  const paid = await order(shopper2.profileId, computing.id, { status: 'PAYED' });
  const open = await order(shopper2.profileId, english.id, { status: 'TO_PAY' });
  const openToo = await order(shopper2.profileId, english.id, { status: 'TO_PAY' });
  await order(shopper3, english.id, { status: 'CANCELED' });

  await prisma.income.create({ data: { shopperId: shopper1.profileId, orderId: paid.id, amountFen: 30, source: '林**' } });
  await prisma.income.createMany({
    data: [
      { shopperId: shopper2.profileId, amountFen: 50, source: '守卫收入' },
      { shopperId: shopper3, amountFen: 70, source: '守卫收入三' },
    ],
  });
  await prisma.shopper.update({ where: { id: shopper1.profileId }, data: { notCashFen: 330 } });
  await prisma.shopper.update({ where: { id: shopper2.profileId }, data: { notCashFen: 10, inCashFen: 40 } });
  await prisma.shopper.update({ where: { id: shopper3 }, data: { notCashFen: 70 } });
  const withdrawal = async (amountFen: number): Promise<number> =>
    (await prisma.withdrawal.create({ data: { shopperId: shopper2.profileId, amountFen } })).id;
  const withdrawalIds = [await withdrawal(20), await withdrawal(20)] as const;
  const coupon = async (shopperId: number, code: string): Promise<number> =>
    (await prisma.shopCoupon.create({ data: { shopperId, code, amountFen: 100 } })).id;
  const couponId = await coupon(shopper2.profileId, 'GUARD-COUPON-2');
  await coupon(shopper3, 'GUARD-COUPON-3');
  return {
    shopper1,
    shopper2,
    shopper3: { profileId: shopper3, accountId },
    englishId: english.id,
    computingId: computing.id,
    lonelyId: lonely.id,
    unitId: lonely.units[0]?.id ?? 0,
    lastUnitId: lonely.units[1]?.id ?? 0,
    openOrderId: open.id,
    otherOpenOrderId: openToo.id,
    withdrawalIds,
    couponId,
  };
}
