import { registerEnumType } from 'type-graphql';
import { ContactStatus, Gender, Grade, StudentStatus, WechatSign } from '../../generated/prisma/enums.js';

registerEnumType(Gender, {
  name: 'Gender',
  description: 'Gender.',
  valuesConfig: { MALE: { description: '男' }, FEMALE: { description: '女' } },
});

registerEnumType(Grade, {
  name: 'Grade',
  description: 'The year of study.',
  valuesConfig: {
    GRADE_ONE: { description: '大一' },
    GRADE_TWO: { description: '大二' },
    GRADE_THREE: { description: '大三' },
    GRADE_FOUR: { description: '大四' },
    GRADE_FIVE: { description: '大五' },
  },
});

registerEnumType(StudentStatus, {
  name: 'StudentStatus',
  description: 'How far a student has come, in order of progress.',
  valuesConfig: {
    NEW: { description: '新建用户' },
    PERSONAL_FILE: { description: '已建档' },
    SUPPLY_ORDER: { description: '已提交订单' },
    SIGNED_AGREEMENT: { description: '已签署协议' },
    TO_PAYMENT_CONFIRM: { description: '待缴费确认' },
    PAYMENT_CONFIRMED: { description: '缴费确认成功' },
    COMPLETE_FILE: { description: '填写个人信息' },
    UPLOAD_FILE: { description: '上传身份证成绩单' },
    TO_CHOOSE_COURSE: { description: '沟通选课' },
    UPLOAD_CONFIRM: { description: '上传审课图片' },
    CONFIRM_POSTIL: { description: '审课批注' },
    PICKUP_COURSE: { description: '确认选课' },
    IN_CLASS: { description: '上课中' },
    AFTER_SCORE: { description: '已出成绩' },
    POSTING: { description: '成绩单邮寄中' },
    SWITCHED_COURSE: { description: '已学分转换' },
  },
});

registerEnumType(WechatSign, {
  name: 'WechatSign',
  description: 'A mark of the back office on a student\'s WeChat contact.',
  valuesConfig: { DEFAULT: { description: '默认' }, INVALID: { description: '无效' }, VALID: { description: '有效' } },
});

registerEnumType(ContactStatus, {
  name: 'ContactStatus',
  description: 'How the student stands with the consultant.',
  valuesConfig: { NEW: { description: 'Not contacted yet.' }, CONTACTED: { description: 'Contacted.' } },
});

export { ContactStatus, Gender, Grade, StudentStatus, WechatSign };
