import { ADMINISTRATOR, SHOPPERS, type Write, type Writes } from './write.js';

const BACK_OFFICE: Pick<Write, 'may'> = { may: ADMINISTRATOR };

/** The shop is administrators'; shoppers order, ask for money and bind their WeChat, each for themselves. */
export const SHOP_WRITES: Writes = {
  createShopper: {
    ...BACK_OFFICE,
    variables: ({ englishId }) => ({ input: { username: 'newshopper', password: 'password', courseIds: [englishId] } }),
  },
  updateShopper: { ...BACK_OFFICE, variables: ({ shopper3 }) => ({ id: shopper3.profileId, input: { realName: '改名' } }) },
  setShopperStaff: { ...BACK_OFFICE, variables: ({ shopper2 }) => ({ id: shopper2.profileId, staff: true }) },
  enrolShopper: { ...BACK_OFFICE, variables: ({ shopper2, lonelyId }) => ({ id: shopper2.profileId, courseId: lonelyId }) },
  unenrolShopper: { ...BACK_OFFICE, variables: ({ shopper2, lonelyId }) => ({ id: shopper2.profileId, courseId: lonelyId }), turn: 1 },
  createShopCourse: { ...BACK_OFFICE, variables: () => ({ input: { name: '新课', unitPriceFen: 1, unitNames: ['一'] } }) },
  updateShopCourse: { ...BACK_OFFICE, variables: ({ lonelyId }) => ({ id: lonelyId, input: { unitPriceFen: 1 } }) },
  addShopUnits: { ...BACK_OFFICE, variables: ({ englishId }) => ({ courseId: englishId, input: { names: ['新章'] } }) },
  updateShopUnit: { ...BACK_OFFICE, variables: ({ unitId }) => ({ id: unitId, input: { name: '改章' } }) },
  removeShopUnit: { ...BACK_OFFICE, variables: ({ lastUnitId }) => ({ id: lastUnitId }), turn: 1 },
  deleteShopCourse: { ...BACK_OFFICE, variables: ({ lonelyId }) => ({ id: lonelyId }), turn: 2 },
  markShopOrderPaid: { ...BACK_OFFICE, variables: ({ openOrderId }) => ({ id: openOrderId }) },
  cancelShopOrder: { ...BACK_OFFICE, variables: ({ otherOpenOrderId }) => ({ id: otherOpenOrderId }) },
  completeWithdrawal: { ...BACK_OFFICE, variables: ({ withdrawalIds }) => ({ id: withdrawalIds[0] }) },
  rejectWithdrawal: { ...BACK_OFFICE, variables: ({ withdrawalIds }) => ({ id: withdrawalIds[1] }) },
  issueShopCoupon: { ...BACK_OFFICE, variables: ({ shopper2 }) => ({ input: { shopperId: shopper2.profileId, amountFen: 100 } }) },
  markShopCouponUsed: { ...BACK_OFFICE, variables: ({ couponId }) => ({ id: couponId }) },
  placeShopOrder: {
    may: ['shopper1'],
    variables: ({ computingId }) => ({ input: { courseId: computingId, amountFen: 800, wholeCourse: true, serviceType: 1 } }),
    // contract: course-agent.order.create: a course one is not enrolled in does not exist
    refused: { shopper2: 'NOT_FOUND', shopstaff1: 'NOT_FOUND' },
  },
  requestWithdrawal: { may: SHOPPERS, variables: () => ({ amountFen: 1 }) },
  bindWechat: { may: SHOPPERS, variables: () => ({ code: 'demo-guard-new' }) },
};
