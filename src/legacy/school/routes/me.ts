import { MySchoolDocument, MyTeachersDocument } from '../../../generated/operations/school.js';
import { refuse, route, type Route } from '../../shim/index.js';
import { pageOf, personOf, schoolBriefOf, slice } from '../rows.js';

export const meRoutes: readonly Route[] = [
  route('school.me.school', {
    operation: MySchoolDocument,
    data: ({
      schools: {
        nodes: [own],
      },
    }) => (own === undefined ? refuse('NOT_FOUND') : schoolBriefOf(own)),
  }),

  route('school.me.teachers', {
    operation: MyTeachersDocument,
    variables: (_input, request) => slice(request),
    data: ({ schoolMemberships }, request) =>
      // A pupil sees every teacher of the own school, so that none of these is null.
      pageOf(schoolMemberships, request, ({ teacher, isOwner }) =>
        teacher === null ? refuse('NOT_FOUND') : { ...personOf(teacher), is_followed: teacher.isFollowed, is_owner: isOwner },
      ),
  }),
];
