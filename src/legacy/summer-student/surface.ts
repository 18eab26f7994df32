import { surface } from '../shim/index.js';
import { envelope } from '../summer/envelope.js';
import { credential, refuseForeign } from './credential.js';
import { failures } from './failures.js';
import { routes } from './routes/index.js';
import { contract } from './texts.js';

/** The summer-school student app of 2017: WeChat clients of students, web pages of administrators. */
export const summerStudent = surface({
  name: 'summer-student',
  contract,
  routes,
  rootPrefixes: ['/admin', '/auth', '/common', '/coupon', '/course', '/order'],
  // Fixed names stand beside ids, e.g. /course/my_courses/ and /course/{course_id}/.
  digitParams: true,
  input: {
    blank: 'refuse',
    null: 'refuse',
    textFromNumber: true,
    enumObject: true,
    listText: true,
    formsLeaveOut: ['POST', 'PUT'],
    partial: (_endpoint, method) => method === 'PATCH',
  },
  credential,
  guard: refuseForeign,
  envelope,
  failures,
  securitySchemes: {
    cookie: { type: 'apiKey', in: 'cookie', name: 'ticket' },
    query: { type: 'apiKey', in: 'query', name: 'ticket' },
  },
});
