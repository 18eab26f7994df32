import type { ConversionStatus, CreditTransferStatus, ReviewStatus, ScoreStatus } from '../../generated/prisma/enums.js';
import type { Labels } from '../enums/label.js';

// contract: summer-student.common.global-enums, summer-crm enums

export const REVIEW_STATUS: Labels<ReviewStatus> = {
  WAIT_CERTIFICATE: { zh: '等待学生上传凭据', en: "Waits for the student's proof" },
  WAIT: { zh: '待学服确认', en: 'Waits for the student-service teacher' },
  SUCCESS: { zh: '审课成功', en: 'Accepted' },
  FAIL: { zh: '审课失败', en: 'Rejected' },
};

export const SCORE_STATUS: Labels<ScoreStatus> = {
  NOTHING: { zh: '成绩未录入', en: 'No score yet' },
  SCORE_WAIT: { zh: '待学生确认成绩', en: "Waits for the student's confirmation" },
  CONFIRMED: { zh: '已确认成绩', en: 'Confirmed by the student' },
  RECONSIDER: { zh: '成绩复议中', en: 'Under reconsideration' },
};

export const CONVERSION_STATUS: Labels<ConversionStatus> = {
  NO_SEND: { zh: '未寄出', en: 'Transcript not sent' },
  SENT: { zh: '已寄出', en: 'Transcript sent' },
  CONVERT_WAIT: { zh: '学分正在转换', en: 'Being converted' },
  SUCCESS: { zh: '学分转换成功', en: 'Converted' },
  FAIL: { zh: '学分转换失败', en: 'Not converted' },
};

export const CREDIT_TRANSFER_STATUS: Labels<CreditTransferStatus> = {
  POSTED: { zh: '成绩单已寄出', en: 'Transcript posted' },
  RECEIVED: { zh: '学校已收到', en: 'Received by the school' },
  SUCCESS: { zh: '学分转换成功', en: 'Credits transferred' },
};
