import { BindWechatDocument, ServerTokenDocument } from '../../../generated/operations/course-agent.js';
import { route } from '../../shim/index.js';

export const wechatRoutes = [
  route('course-agent.wx.access-token', {
    operation: ServerTokenDocument,
    data: ({ wechatServerToken }) => ({ access_token: wechatServerToken }),
  }),

  route('course-agent.wx.bind', {
    operation: BindWechatDocument,
    // Nobody comes so far only where the operator opened the call; whose account it is about they have to say.
    variables: (input, { viewer }) => ({ code: input.text('code'), shopperId: viewer === null ? input.maybe.int('user_id') : null }),
  }),
];
