import {
  type Failure,
  type Incoming,
  type InputPolicy,
  isReadFromBody,
  type LegacyRequest,
  scalarText,
  sentValue,
  surface,
} from '../shim/index.js';
import { accountRoutes } from './routes/account.js';
import { courseRoutes } from './routes/course.js';
import { orderRoutes } from './routes/order.js';
import { wechatRoutes } from './routes/wechat.js';
import { contract, failures, forbidden, unauthenticated } from './texts.js';

/** Its document shows the parameters of a GET as `data`, which not every client puts into the query. */
const INPUT: InputPolicy = { trim: ({ name }) => name !== 'password', bodyOfGet: true };

/** The WeChat official-account shop. */
export const courseAgent = surface({
  name: 'course-agent',
  contract,
  routes: [...accountRoutes, ...courseRoutes, ...orderRoutes, ...wechatRoutes],
  rootPrefixes: ['/v1'],
  input: INPUT,
  credential: {
    names: ['authorization', 'token'],
    token,
    failure: () => unauthenticated,
    // Who counts as staff at /v1/wxtoken is a rule with a setting (WXTOKEN_AUDIENCE): the domain judges it.
    admits: () => true,
    forbidden: () => forbidden,
  },
  guard: guardUserId,
  envelope: {
    success: (data, msg) => ({ status: 200, body: { status: true, msg, data } }),
    failure: ({ msg, http = 200 }) => ({ status: http, body: { status: false, msg, data: '' } }),
  },
  failures,
  securitySchemes: {
    bearer: { type: 'http', scheme: 'bearer' },
    header: { type: 'apiKey', in: 'header', name: 'token' },
  },
});

/** `Authorization: Bearer <token>`, `Authorization: JWT <token>`, `Authorization: <token>` or `token: <token>`. */
function token({ headers }: Incoming): string | null {
  const authorization = headers.authorization?.trim().replace(/^(bearer|jwt)(\s+|$)/i, '');
  const own = headers['token'];
  return authorization || (typeof own === 'string' ? own.trim() : null);
}

const NOTHING = { kind: 'none' } as const;
const INT = /^[+-]?\d+(\.0*)?$/;

/**
 * The acting user is always the token's; a user_id that names somebody else is refused before anything else is checked,
 * whether or not that user exists (contract: course-agent, auth.user_id_rule). What is no int is left to the input check.
 */
function guardUserId(request: LegacyRequest): Failure | null {
  const { endpoint, viewer, query, body } = request;
  const inQuery = endpoint.query.some(({ name }) => name === 'user_id');
  const inBody = endpoint.body.some(({ name }) => name === 'user_id');
  if (viewer === null || (!inQuery && !inBody)) return null;
  const place = inQuery && !isReadFromBody(request, INPUT) ? { query, body: NOTHING } : { query: new Map(), body };
  const sent = scalarText(sentValue(place, 'user_id'));
  return INT.test(sent) && Number(sent) !== viewer.profileId ? forbidden : null;
}
