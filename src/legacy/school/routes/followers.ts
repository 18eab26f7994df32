import { FanCountDocument, FanListDocument, FollowAddDocument, FollowRemoveDocument } from '../../../generated/operations/school.js';
import { route, type Route } from '../../shim/index.js';
import { pageOf, personOf, schoolBriefOf, slice } from '../rows.js';

export const followerRoutes: readonly Route[] = [
  route('school.fan.list', {
    operation: FanListDocument,
    variables: (_input, request) => slice(request),
    data: ({ follows }, request) => pageOf(follows, request, ({ pupil }) => ({ ...personOf(pupil), school: schoolBriefOf(pupil.school) })),
  }),

  route('school.fan.count', {
    operation: FanCountDocument,
    data: ({ follows }) => ({ count: follows.totalCount }),
  }),

  route('school.follow.add', {
    operation: FollowAddDocument,
    variables: (input) => ({ teacherId: input.int('teacher') }),
  }),

  route('school.follow.remove', {
    operation: FollowRemoveDocument,
    variables: (input) => ({ teacherId: input.int('teacher') }),
  }),
];
