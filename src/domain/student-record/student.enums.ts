import { ContactStatus, Gender, Grade, RemarkKind, StudentStatus, WechatSign } from '../../generated/prisma/enums.js';
import { declareEnum } from '../enums/declare-enum.js';
import type { GlobalEnum } from '../enums/global-enum.type.js';

export { ContactStatus, Gender, Grade, RemarkKind, StudentStatus, WechatSign };

// contract: summer-student.common.global-enums, summer-crm enums

/** In the order of `globalEnums`. */
export const STUDENT_ENUMS: readonly GlobalEnum[] = [
  declareEnum(Gender, {
    name: 'Gender',
    description: 'Gender.',
    values: {
      MALE: { zh: '男', en: 'Male' },
      FEMALE: { zh: '女', en: 'Female' },
    },
  }),
  declareEnum(Grade, {
    name: 'Grade',
    description: 'The year of study.',
    values: {
      GRADE_ONE: { zh: '大一', en: 'First year' },
      GRADE_TWO: { zh: '大二', en: 'Second year' },
      GRADE_THREE: { zh: '大三', en: 'Third year' },
      GRADE_FOUR: { zh: '大四', en: 'Fourth year' },
      GRADE_FIVE: { zh: '大五', en: 'Fifth year' },
    },
  }),
  declareEnum(StudentStatus, {
    name: 'StudentStatus',
    description: 'How far a student has come, in order of progress.',
    values: {
      NEW: { zh: '新建用户', en: 'New' },
      PERSONAL_FILE: { zh: '已建档', en: 'File opened' },
      SUPPLY_ORDER: { zh: '已提交订单', en: 'Order placed' },
      SIGNED_AGREEMENT: { zh: '已签署协议', en: 'Agreement signed' },
      TO_PAYMENT_CONFIRM: { zh: '待缴费确认', en: 'Payment to be confirmed' },
      PAYMENT_CONFIRMED: { zh: '缴费确认成功', en: 'Payment confirmed' },
      COMPLETE_FILE: { zh: '填写个人信息', en: 'Personal data filled in' },
      UPLOAD_FILE: { zh: '上传身份证成绩单', en: 'Identity card and transcript uploaded' },
      TO_CHOOSE_COURSE: { zh: '沟通选课', en: 'Courses to be chosen' },
      UPLOAD_CONFIRM: { zh: '上传审课图片', en: 'Proof of review uploaded' },
      CONFIRM_POSTIL: { zh: '审课批注', en: 'Review annotated' },
      PICKUP_COURSE: { zh: '确认选课', en: 'Courses confirmed' },
      IN_CLASS: { zh: '上课中', en: 'In class' },
      AFTER_SCORE: { zh: '已出成绩', en: 'Scores entered' },
      POSTING: { zh: '成绩单邮寄中', en: 'Transcript in the post' },
      SWITCHED_COURSE: { zh: '已学分转换', en: 'Credits transferred' },
    },
  }),
  declareEnum(WechatSign, {
    name: 'WechatSign',
    description: "A mark of the back office on a student's WeChat contact.",
    values: {
      DEFAULT: { zh: '默认', en: 'Unmarked' },
      INVALID: { zh: '无效', en: 'Invalid' },
      VALID: { zh: '有效', en: 'Valid' },
    },
  }),
  declareEnum(ContactStatus, {
    name: 'ContactStatus',
    description: 'How the student stands with the consultant.',
    values: {
      NEW: { zh: '新关注', en: 'Not contacted yet' },
      CONTACTED: { zh: '已联系', en: 'Contacted' },
    },
  }),
  declareEnum(RemarkKind, {
    name: 'RemarkKind',
    description: "Which side's remark on a student it is.",
    values: {
      CC: { zh: 'CC', en: 'Sales' },
      SERVER: { zh: '学服', en: 'Student service' },
    },
  }),
];
