import { all, any, byRealm, is, own, some, type Condition } from '../../read/rules.js';

/** Deleted schools and pupils appear nowhere, not even to staff (contract: school.school.delete). */
export const notDeleted = is('deletedAt', null);

/** Rows of Teacher: members of a school that the viewer owns. */
const teachesInOwnSchool = some('memberships', some('school', own('ownerId')));

/** Rows of School: the viewer is one of its pupils. */
const isOwnSchool = some('pupils', own('id'));

/** Teachers see the schools they are members of, in any status; pupils their own, once it is approved. */
export const schools = byRealm({
  STAFF: true,
  TEACHER: some('memberships', own('teacherId')),
  PUPIL: all(is('status', 'APPROVED'), isOwnSchool),
});

/** What a pupil's school shows wherever the pupil is visible; it is never listed by itself. */
export const schoolsOfPupils = byRealm({ STAFF: true, TEACHER: true, PUPIL: true });

/** Membership lists are the owner's (contract: school.member.list) and, without a choice, the pupils' (school.me.teachers). */
export const memberships = byRealm({
  STAFF: true,
  TEACHER: any(own('teacherId'), some('school', own('ownerId'))),
  PUPIL: some('school', isOwnSchool),
});

/** Teachers see themselves and the members of schools they own; pupils the teachers of their school and those they follow. */
export const teachers = byRealm({
  STAFF: true,
  TEACHER: any(own('id'), teachesInOwnSchool),
  PUPIL: any(some('memberships', some('school', isOwnSchool)), some('followers', own('pupilId'))),
});

/** Teachers see the pupils of schools they are members of, and their followers; pupils themselves. */
export const pupils = byRealm({
  STAFF: true,
  TEACHER: any(some('school', some('memberships', own('teacherId'))), some('following', own('teacherId'))),
  PUPIL: own('id'),
});

/** A deleted pupil follows nobody (contract: school.fan.count). */
export const followsOfThePresent: Condition = some('pupil', notDeleted);

/** By which LINE account somebody signs in is theirs, and for staff. */
export const lineIds = byRealm({ STAFF: true, TEACHER: own('id') });
export const lineIdsOfPupils = byRealm({ STAFF: true, PUPIL: own('id') });

/** Teachers see who follows them, pupils whom they follow; nobody sees whom others follow. */
export const follows = byRealm({ STAFF: true, TEACHER: own('teacherId'), PUPIL: own('pupilId') });

/** Why a school was rejected is for its members and for staff. */
export const rejectReasons = byRealm({ STAFF: true, TEACHER: true });
