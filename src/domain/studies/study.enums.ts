import { ConversionStatus, CreditTransferStatus, ScoreStatus } from '../../generated/prisma/enums.js';
import { declareEnum } from '../enums/declare-enum.js';
import type { GlobalEnum } from '../enums/global-enum.type.js';

export { ConversionStatus, CreditTransferStatus, ScoreStatus };

// contract: summer-student.common.global-enums, summer-crm enums

/** In the order of `globalEnums`. */
export const STUDY_ENUMS: readonly GlobalEnum[] = [
  declareEnum(ScoreStatus, {
    name: 'ScoreStatus',
    description: 'Where the score of an enrolment stands.',
    values: {
      NOTHING: { zh: '成绩未录入', en: 'No score yet' },
      SCORE_WAIT: { zh: '待学生确认成绩', en: "Waits for the student's confirmation" },
      CONFIRMED: { zh: '已确认成绩', en: 'Confirmed by the student' },
      RECONSIDER: { zh: '成绩复议中', en: 'Under reconsideration' },
    },
  }),
  declareEnum(ConversionStatus, {
    name: 'ConversionStatus',
    description: 'Where the credit conversion of one enrolment stands.',
    values: {
      NO_SEND: { zh: '未寄出', en: 'Transcript not sent' },
      SENT: { zh: '已寄出', en: 'Transcript sent' },
      CONVERT_WAIT: { zh: '学分正在转换', en: 'Being converted' },
      SUCCESS: { zh: '学分转换成功', en: 'Converted' },
      FAIL: { zh: '学分转换失败', en: 'Not converted' },
    },
  }),
  declareEnum(CreditTransferStatus, {
    name: 'CreditTransferStatus',
    description: "Where a student's credit transfer for a whole project stands.",
    values: {
      POSTED: { zh: '成绩单已寄出', en: 'Transcript posted' },
      RECEIVED: { zh: '学校已收到', en: 'Received by the school' },
      SUCCESS: { zh: '学分转换成功', en: 'Credits transferred' },
    },
  }),
];
