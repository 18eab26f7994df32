import { BindWechatDocument, ServerTokenDocument } from '../../../generated/operations/course-agent.js';
import { route } from '../../shim/index.js';

export const wechatRoutes = [
  route('course-agent.wx.access-token', {
    operation: ServerTokenDocument,
    data: ({ wechatServerToken }) => ({ access_token: wechatServerToken }),
  }),

  route('course-agent.wx.bind', {
    operation: BindWechatDocument,
    variables: (input) => ({ code: input.text('code') }),
  }),
];
