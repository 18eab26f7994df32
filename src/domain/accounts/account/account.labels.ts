import type { Audience, Realm } from '../../../generated/prisma/enums.js';
import type { Labels } from '../../enums/label.js';

export const REALM: Labels<Realm> = {
  STAFF: { zh: '员工', en: 'Staff' },
  STUDENT: { zh: '暑校学生', en: 'Student of the summer school' },
  TEACHER: { zh: '教师', en: 'Teacher of the school platform' },
  PUPIL: { zh: '学校平台学生', en: 'Student of the school platform' },
  SHOPPER: { zh: '商城用户', en: 'Customer of the shop' },
  MEMBER: { zh: '小程序用户', en: 'User of the mini-program' },
};

export const AUDIENCE: Labels<Audience> = {
  GRAPHQL: { zh: 'GraphQL 接口', en: 'GraphQL API' },
  SUMMER_STUDENT: { zh: '暑校学生端', en: 'Old student app of the summer school' },
  SUMMER_CRM: { zh: '暑校管理后台', en: 'Old back office of the summer school' },
  COURSE_AGENT: { zh: '课程代理商城', en: 'Old shop' },
  SCHOOL: { zh: '学校平台', en: 'Old school platform' },
  MINIAPP: { zh: '小程序', en: 'Old mini-program API' },
};
