import { MemberPermission } from '../../generated/prisma/enums.js';
import { declareEnum } from '../enums/declare-enum.js';
import type { GlobalEnum } from '../enums/global-enum.type.js';

export { MemberPermission };

/** In the order of `globalEnums`. */
export const MEMBER_ENUMS: readonly GlobalEnum[] = [
  declareEnum(MemberPermission, {
    name: 'MemberPermission',
    description: 'What a member is, and so may change.',
    values: {
      STUDENT: {
        zh: '学生',
        en: 'Student',
        description: '学生: changes the own user name, password, avatar, phone number, nick name, gender, college, major and grade.',
      },
      TEACHER: { zh: '老师', en: 'Teacher', description: '老师: also the own name and registration number, and those of students.' },
      ADMIN: { zh: '管理员', en: 'Administrator', description: '管理员: everything of everybody.' },
    },
  }),
];
