import type { SchoolStatus } from '../../../generated/prisma/enums.js';
import type { Labels } from '../../enums/label.js';

export const SCHOOL_STATUS: Labels<SchoolStatus> = {
  WAITING: { zh: '待审核', en: 'Waiting for approval' },
  APPROVED: { zh: '正常', en: 'Approved' },
  REJECTED: { zh: '已驳回', en: 'Rejected' },
};
