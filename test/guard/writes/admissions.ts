import type { ViewerName } from '../viewers.js';
import { ADMINISTRATOR, STAFF, type Refusal, type Writes } from './write.js';

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const STUDENTS: readonly ViewerName[] = ['student1', 'student2'];

/** An order that is another student's does not exist for a student. */
const UNSEEN: Partial<Record<ViewerName, Refusal>> = { student1: 'NOT_FOUND', student2: 'NOT_FOUND' };

/** Students write what is theirs, staff what is anybody's; contract: summer-student, summer-crm. */
export const ADMISSION_WRITES: Writes = {
  updateStudent: {
    may: [...STAFF, 'student2'],
    variables: ({ student2 }) => ({ id: student2.profileId, input: { name: '改名', wantedCampusIds: [1] } }),
  },
  createStudent: { may: STAFF, variables: () => ({ file: { name: '新生', gender: 'FEMALE' } }) },
  assignConsultant: { may: STAFF, variables: ({ student2 }) => ({ studentId: student2.profileId, staffId: null }) },
  // student2 has no consultant by then.
  chooseConsultant: { may: STUDENTS, triedBy: 'student2', variables: ({ salesId }) => ({ staffId: salesId }), turn: 1 },
  setContactStatus: { may: STAFF, variables: ({ student1 }) => ({ studentId: student1.profileId, status: 'NEW' }) },
  createMailingAddress: {
    may: [...STAFF, 'student2'],
    variables: ({ student2 }) => ({ studentId: student2.profileId, input: { city: '上海' } }),
  },
  saveMailingAddress: { may: STAFF, variables: ({ student3 }) => ({ studentId: student3.profileId, input: { city: '北京' } }) },
  updateMailingAddress: {
    may: [...STAFF, 'student1'],
    variables: ({ addressOfStudent1Id }) => ({ id: addressOfStudent1Id, input: { city: '北京' } }),
    refused: { student2: 'NOT_FOUND' },
  },

  createStudentRemark: { may: STAFF, variables: ({ student2 }) => ({ input: { studentId: student2.profileId, remark: '守卫新评' } }) },
  updateStudentRemark: { may: STAFF, variables: ({ remarkId }) => ({ id: remarkId, input: { remark: '改评' } }) },
  deleteStudentRemark: { may: STAFF, variables: ({ remarkId }) => ({ id: remarkId }), turn: 2 },

  chooseOffering: {
    may: STUDENTS,
    triedBy: 'student2',
    variables: ({ onSaleProjectId, onSaleOfferingId }) => ({ input: { projectId: onSaleProjectId, offeringId: onSaleOfferingId } }),
  },
  uploadConfirmPhoto: { may: STUDENTS, triedBy: 'student1', variables: ({ offeringId }) => ({ offeringId, image: PNG }) },
  enterScore: { may: STAFF, variables: ({ enrolmentId }) => ({ enrolmentId, input: { score: 60, grade: 'C' } }) },
  createCreditTransfer: { may: STAFF, variables: ({ student3, projectId }) => ({ studentId: student3.profileId, projectId }) },
  moveCreditTransfer: { may: STAFF, variables: ({ transferId }) => ({ id: transferId, input: { status: 'SUCCESS' } }) },
  uploadCreditTransferImage: { may: STUDENTS, triedBy: 'student1', variables: ({ projectId }) => ({ projectId, image: PNG }) },

  placeOrder: {
    may: STAFF,
    // The student's open order is canceled by then.
    variables: ({ student3, onSaleProjectId }) => ({
      input: { studentId: student3.profileId, projectId: onSaleProjectId, courseNum: 1, currency: 'RMB', payment: 'BANK' },
    }),
    turn: 1,
  },
  payOrder: {
    may: ['student2'],
    variables: ({ unpaidOfStudent2Id }) => ({
      id: unpaidOfStudent2Id,
      input: { accountName: '付款人', payDate: '2027-01-02', image: PNG },
    }),
    turn: 1,
  },
  cancelOrder: { may: ADMINISTRATOR, variables: ({ unpaidOrderId }) => ({ id: unpaidOrderId }), refused: UNSEEN },
  confirmOrder: { may: ADMINISTRATOR, variables: ({ paidOrderId }) => ({ id: paidOrderId }), refused: UNSEEN },
  failOrder: { may: ADMINISTRATOR, variables: ({ otherPaidOrderId }) => ({ id: otherPaidOrderId }), refused: UNSEEN },
  // How an unpaid order is going to be paid is its student's choice as well.
  updateOrder: {
    may: [...STAFF, 'student2'],
    variables: ({ unpaidOfStudent2Id }) => ({ id: unpaidOfStudent2Id, input: { payment: 'PAY_PAL' } }),
    refused: { student1: 'NOT_FOUND' },
  },
  remarkOrder: { may: STAFF, variables: ({ paidOrderId }) => ({ id: paidOrderId, input: { remark: '改备注' } }) },

  createCoupon: {
    may: STAFF,
    variables: () => ({
      input: { code: 'NEW', amount: '1', info: '新', startTime: '2027-01-01T00:00:00Z', endTime: '2028-01-01T00:00:00Z', maxNum: 1 },
    }),
  },
  updateCoupon: { may: STAFF, variables: ({ heldCouponId }) => ({ id: heldCouponId, input: { amount: '9999' } }) },
  grantCoupon: {
    may: STAFF,
    variables: ({ grantableCouponId, student2 }) => ({ couponId: grantableCouponId, studentId: student2.profileId }),
  },
  updateCouponGrant: { may: STAFF, variables: ({ grantOfStudent3Id }) => ({ id: grantOfStudent3Id, input: { remark: '改' } }) },
  revokeCoupon: { may: STAFF, variables: ({ heldCouponId, student3 }) => ({ couponId: heldCouponId, studentId: student3.profileId }) },
  createPaymentAccount: {
    may: ADMINISTRATOR,
    variables: () => ({ input: { payment: 'BANK', currency: 'RMB', accountNumber: '666', accountName: '骗子' } }),
  },
  updatePaymentAccount: {
    may: ADMINISTRATOR,
    variables: ({ paymentAccountId }) => ({ id: paymentAccountId, input: { accountNumber: '666' } }),
  },
  deletePaymentAccount: { may: ADMINISTRATOR, variables: ({ paymentAccountId }) => ({ id: paymentAccountId }), turn: 2 },
};
