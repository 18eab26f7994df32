import { ReviewStatus } from '../../../generated/prisma/enums.js';
import { declareEnum } from '../../enums/declare-enum.js';
import type { GlobalEnum } from '../../enums/global-enum.type.js';

export { ReviewStatus };

// contract: summer-student.common.global-enums, summer-crm enums

/** In the order of `globalEnums`. */
export const REVIEW_ENUMS: readonly GlobalEnum[] = [
  declareEnum(ReviewStatus, {
    name: 'ReviewStatus',
    description: 'Where a course of a review plan stands.',
    values: {
      WAIT_CERTIFICATE: { zh: '等待学生上传凭据', en: "Waits for the student's proof" },
      WAIT: { zh: '待学服确认', en: 'Waits for the student-service teacher' },
      SUCCESS: { zh: '审课成功', en: 'Accepted' },
      FAIL: { zh: '审课失败', en: 'Rejected' },
    },
  }),
];
