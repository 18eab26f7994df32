import type { ViewerName } from '../viewers.js';
import { ADMINISTRATOR, SIGNED_IN, STAFF, type Refusal, type Writes } from './write.js';

/** What is another student's does not exist for a student. */
const UNSEEN: Partial<Record<ViewerName, Refusal>> = { student1: 'NOT_FOUND', student2: 'NOT_FOUND' };

/** Carts, extra payments, messages and notices; contract: summer-crm, part 2. Of the viewers only demoadmin judges payments. */
export const COMMERCE_WRITES: Writes = {
  addCartLine: {
    may: [...STAFF, 'student2'],
    variables: ({ student2, projectId }) => ({ input: { studentId: student2.profileId, projectId, courseNum: 1 } }),
  },
  updateCartLine: {
    may: [...STAFF, 'student2'],
    variables: ({ cartLineOfStudent2Id }) => ({ id: cartLineOfStudent2Id, input: { courseNum: 2 } }),
    refused: { student1: 'NOT_FOUND' },
  },
  changeCartLines: {
    may: [...STAFF, 'student2'],
    variables: ({ cartLineOfStudent2Id }) => ({ changes: [{ id: cartLineOfStudent2Id, courseNum: 3 }] }),
    // contract: summer-crm.shopping-chart.update-charts: as a line that is not there
    refused: { student1: 'BAD_USER_INPUT' },
  },
  removeCartLine: {
    may: [...STAFF, 'student2'],
    variables: ({ otherCartLineOfStudent2Id }) => ({ id: otherCartLineOfStudent2Id }),
    refused: { student1: 'NOT_FOUND' },
  },
  removeCartLines: {
    may: [...STAFF, 'student2'],
    variables: ({ lastCartLineOfStudent2Id }) => ({ ids: [lastCartLineOfStudent2Id] }),
    refused: { student1: 'NOTHING_CHANGES' },
  },
  clearCart: { may: [...STAFF, 'student2'], variables: ({ student2 }) => ({ studentId: student2.profileId }) },
  orderCart: {
    may: STAFF,
    variables: ({ buyerId, cartLineOfBuyerId }) => ({
      input: { studentId: buyerId, lines: [{ cartLineId: cartLineOfBuyerId }], currency: 'RMB' },
    }),
  },

  createAdjustment: {
    may: ADMINISTRATOR,
    variables: ({ confirmedOfStudent2Id, student2 }) => ({
      input: {
        orderId: confirmedOfStudent2Id,
        studentId: student2.profileId,
        type: 'REFUND',
        refundType: 'PERSONAL_REASONS',
        amount: '9.99',
        currency: 'RMB',
      },
    }),
  },
  updateAdjustment: {
    may: STAFF,
    variables: ({ unpaidAdjustmentId }) => ({ id: unpaidAdjustmentId, input: { studentRemark: '改' } }),
    refused: UNSEEN,
  },
  cancelAdjustment: { may: ADMINISTRATOR, variables: ({ otherUnpaidAdjustmentId }) => ({ id: otherUnpaidAdjustmentId }), refused: UNSEEN },
  confirmAdjustment: { may: ADMINISTRATOR, variables: ({ paidAdjustmentId }) => ({ id: paidAdjustmentId }), refused: UNSEEN },
  failAdjustment: { may: ADMINISTRATOR, variables: ({ otherPaidAdjustmentId }) => ({ id: otherPaidAdjustmentId }), refused: UNSEEN },

  sendStudentMessage: { may: STAFF, variables: ({ student2 }) => ({ input: { studentId: student2.profileId, message: '请付款' } }) },
  updateStudentMessage: {
    may: STAFF,
    variables: ({ studentMessageId }) => ({ id: studentMessageId, input: { read: true } }),
    refused: UNSEEN,
  },
  fileComplaint: {
    may: [...STAFF, 'student2'],
    variables: ({ student2 }) => ({ input: { studentId: student2.profileId, title: '守卫新投诉' } }),
  },
  handleComplaint: { may: STAFF, variables: ({ complaintId }) => ({ id: complaintId, input: { reply: '已处理' } }) },
  createNotice: { may: STAFF, variables: () => ({ input: { content: '新公告' } }) },
  updateNotice: { may: STAFF, variables: ({ noticeId }) => ({ id: noticeId, input: { content: '改公告' } }) },
  deleteNotice: { may: STAFF, variables: ({ noticeId }) => ({ id: noticeId }), turn: 2 },

  // Of one's own session.
  renewSession: { may: SIGNED_IN, variables: () => ({ expiresAt: new Date().toISOString() }) },
};
