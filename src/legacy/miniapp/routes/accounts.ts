import { LoginDocument, LoginWxDocument, LogoutDocument } from '../../../generated/operations/miniapp.js';
import { route, type Route } from '../../shim/index.js';
import { actingUser } from './user-id.js';

export const accountRoutes: readonly Route[] = [
  route('miniapp.auth.login', {
    operation: LoginDocument,
    variables: (input) => ({ username: input.text('Username'), password: input.text('Password') }),
    data: ({ login: { token, viewer } }) => ({ Token: token, UserID: viewer.profileId }),
  }),

  route('miniapp.auth.login_wx', {
    operation: LoginWxDocument,
    variables: (input) => ({ code: input.text('code') }),
    data: ({ loginWithWechat: { token, viewer } }) => ({ Token: token, token, UserID: viewer.profileId }),
  }),

  route('miniapp.auth.logout', { operation: LogoutDocument, fields: { UserID: actingUser } }),
];
