import { registerEnumType } from 'type-graphql';
import { MemberPermission } from '../../generated/prisma/enums.js';

registerEnumType(MemberPermission, {
  name: 'MemberPermission',
  description: 'What a member is, and so may change.',
  valuesConfig: {
    STUDENT: { description: '学生: changes the own user name, password, avatar and phone number.' },
    TEACHER: { description: '老师: also the own name and registration number, and those of students.' },
    ADMIN: { description: '管理员: everything of everybody.' },
  },
});

export { MemberPermission };
