import { LoginDocument, LoginWechatDocument, LogoutDocument, ProfileStateDocument } from '../../../generated/operations/summer-student.js';
import { answerFailure, type Call, route, type Route } from '../../shim/index.js';
import { clearTicket, setTicket } from '../credential.js';
import { noBasics } from '../profile.js';

export const accountRoutes: readonly Route[] = [
  route('summer-student.auth.login', {
    operation: LoginDocument,
    variables: (input) => ({ username: input.text('username'), password: input.text('password') }),
    data: ({ login: { token, expiresAt, viewer } }, request) => {
      setTicket(request, { token, expiresAt: new Date(expiresAt) });
      return { user_id: viewer.profileId, ticket: token };
    },
  }),

  route('summer-student.auth.check-account', {
    credential: 'optional',
    operations: [LoginWechatDocument, ProfileStateDocument],
    handle: (call) => (call.request.session === null ? signIn(call) : stay(call)),
  }),

  route('summer-student.user.check-info', {
    operation: ProfileStateDocument,
    data: ({ viewer }) => {
      const { id, profileComplete } = viewer?.student ?? answerFailure(noBasics);
      return { need_complete_student_info: !profileComplete, need_complete_stu_info: !profileComplete, user_id: id };
    },
  }),

  route('summer-student.auth.logout', {
    operation: LogoutDocument,
    data: (_result, request) => {
      clearTicket(request);
      return {};
    },
  }),
];

async function signIn({ input, request, run }: Call) {
  const { token, expiresAt, viewer } = (await run(LoginWechatDocument, { code: input.text('code') })).loginWithWechat;
  setTicket(request, { token, expiresAt: new Date(expiresAt) });
  return { need_complete_student_info: viewer.student?.profileComplete !== true, user_id: viewer.profileId, ticket: token };
}

/** Whoever brings a good ticket keeps it, and the code stays good. */
async function stay({ request, run }: Call) {
  const { id, profileComplete } = (await run(ProfileStateDocument, {})).viewer?.student ?? answerFailure(noBasics);
  if (request.session !== null) setTicket(request, request.session);
  return { need_complete_student_info: !profileComplete, user_id: id, ticket: request.session?.token };
}
