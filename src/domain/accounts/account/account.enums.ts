import { Audience, Realm } from '../../../generated/prisma/enums.js';
import { declareEnum } from '../../enums/declare-enum.js';
import type { GlobalEnum } from '../../enums/global-enum.type.js';

export { Audience, Realm };

/** In the order of `globalEnums`. */
export const ACCOUNT_ENUMS: readonly GlobalEnum[] = [
  declareEnum(Realm, {
    name: 'Realm',
    description: 'The separate spaces of people who can sign in. A user name is unique within one of them.',
    values: {
      STAFF: { zh: '员工', en: 'Staff', description: 'Staff of the summer school, in the back office.' },
      STUDENT: { zh: '暑校学生', en: 'Student of the summer school', description: 'Students of the summer school.' },
      TEACHER: { zh: '教师', en: 'Teacher of the school platform', description: 'Teachers of the school platform.' },
      PUPIL: { zh: '学校平台学生', en: 'Student of the school platform', description: 'Students of the school platform.' },
      SHOPPER: { zh: '商城用户', en: 'Customer of the shop', description: 'Customers of the course-service shop.' },
      MEMBER: { zh: '小程序用户', en: 'User of the mini-program', description: 'Users of the WeChat mini-program.' },
    },
  }),
  declareEnum(Audience, {
    name: 'Audience',
    description: 'The API that a session was opened through.',
    values: {
      GRAPHQL: { zh: 'GraphQL 接口', en: 'GraphQL API', description: 'This API.' },
      SUMMER_STUDENT: {
        zh: '暑校学生端',
        en: 'Old student app of the summer school',
        description: 'The old student app of the summer school.',
      },
      SUMMER_CRM: {
        zh: '暑校管理后台',
        en: 'Old back office of the summer school',
        description: 'The old back office of the summer school.',
      },
      COURSE_AGENT: { zh: '课程代理商城', en: 'Old shop', description: 'The old shop.' },
      SCHOOL: { zh: '学校平台', en: 'Old school platform', description: 'The old school platform.' },
      MINIAPP: { zh: '小程序', en: 'Old mini-program API', description: 'The old mini-program API.' },
    },
  }),
];
