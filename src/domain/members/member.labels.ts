import type { MemberPermission } from '../../generated/prisma/enums.js';
import type { Labels } from '../enums/label.js';

export const MEMBER_PERMISSION: Labels<MemberPermission> = {
  STUDENT: { zh: '学生', en: 'Student' },
  TEACHER: { zh: '老师', en: 'Teacher' },
  ADMIN: { zh: '管理员', en: 'Administrator' },
};
