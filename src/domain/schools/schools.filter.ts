import { enumFilter, filterInput, IntFilter, orderEnum } from '../../read/declare/filter-input.js';
import { SchoolStatus } from './school/school-status.js';

export const SchoolFilter = filterInput('SchoolFilter', {
  id: IntFilter,
  status: enumFilter('SchoolStatus', SchoolStatus),
  ownerId: IntFilter,
});
export const SchoolOrder = orderEnum('SchoolOrder', { ID: 'id' });

export const SchoolMembershipFilter = filterInput('SchoolMembershipFilter', { schoolId: IntFilter, teacherId: IntFilter });
export const SchoolMembershipOrder = orderEnum('SchoolMembershipOrder', { ID: 'id', TEACHER_ID: 'teacherId' });

export const TeacherFilter = filterInput('TeacherFilter', { id: IntFilter });
export const TeacherOrder = orderEnum('TeacherOrder', { ID: 'id' });

export const PupilFilter = filterInput('PupilFilter', { id: IntFilter, schoolId: IntFilter });
export const PupilOrder = orderEnum('PupilOrder', { ID: 'id' });

export const FollowFilter = filterInput('FollowFilter', { teacherId: IntFilter, pupilId: IntFilter });
export const FollowOrder = orderEnum('FollowOrder', { ID: 'id', PUPIL_ID: 'pupilId', TEACHER_ID: 'teacherId' });
