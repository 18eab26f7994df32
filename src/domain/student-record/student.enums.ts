import { registerEnumType } from 'type-graphql';
import { ContactStatus, Gender, Grade, StudentStatus, WechatSign } from '../../generated/prisma/enums.js';
import { describedBy } from '../enums/label.js';
import { CONTACT_STATUS, GENDER, GRADE, STUDENT_STATUS, WECHAT_SIGN } from './student.labels.js';

registerEnumType(Gender, { name: 'Gender', description: 'Gender.', valuesConfig: describedBy(GENDER) });
registerEnumType(Grade, { name: 'Grade', description: 'The year of study.', valuesConfig: describedBy(GRADE) });

registerEnumType(StudentStatus, {
  name: 'StudentStatus',
  description: 'How far a student has come, in order of progress.',
  valuesConfig: describedBy(STUDENT_STATUS),
});

registerEnumType(WechatSign, {
  name: 'WechatSign',
  description: "A mark of the back office on a student's WeChat contact.",
  valuesConfig: describedBy(WECHAT_SIGN),
});

registerEnumType(ContactStatus, {
  name: 'ContactStatus',
  description: 'How the student stands with the consultant.',
  valuesConfig: describedBy(CONTACT_STATUS),
});

export { ContactStatus, Gender, Grade, StudentStatus, WechatSign };
