import { MemberInviteDocument, MemberListDocument, MemberRemoveDocument } from '../../../generated/operations/school.js';
import { route, type Route } from '../../shim/index.js';
import { pageOf, personOf, slice } from '../rows.js';
import { existingSchool } from './existing-school.js';

export const memberRoutes: readonly Route[] = [
  route('school.member.list', {
    operation: MemberListDocument,
    variables: (input, request) => ({ schoolId: input.int('school_id'), ...slice(request) }),
    data: ({ schoolAsOwner }, request) => pageOf(schoolAsOwner.teachers, request, personOf),
  }),

  route('school.member.invite', {
    before: existingSchool,
    operation: MemberInviteDocument,
    variables: (input) => ({ schoolId: input.int('school_id'), username: input.text('username') }),
  }),

  route('school.member.remove', {
    operation: MemberRemoveDocument,
    variables: (input) => ({ schoolId: input.int('school_id'), teacherId: input.int('teacher_id') }),
  }),
];
