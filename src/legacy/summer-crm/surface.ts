import { surface } from '../shim/index.js';
import { envelope } from '../summer/envelope.js';
import { brokenBody, inputFailure } from './input-messages.js';
import { namesOnlySelf } from './ownership.js';
import { REASONS } from './refusals.js';
import { renewal } from './renewal.js';
import { routes } from './routes/index.js';
import {
  broken,
  contract,
  forbidden,
  message,
  notFound,
  refused,
  refusedCall,
  unauthenticated,
  unsupportedMedia,
  wrongMethod,
} from './texts.js';

/** The summer school's back office and student app of 2018. */
export const summerCrm = surface({
  name: 'summer-crm',
  contract,
  routes,
  rootPrefixes: ['/api/v1', '/shopping_chart'],
  digitParams: true,
  alsoMethods: { PUT: ['PATCH'], PATCH: ['PUT'] },
  input: {
    trim: ({ name }) => name !== 'password',
    blank: 'refuse',
    emptyTexts: 'marked',
    null: 'refuse',
    textFromNumber: true,
    enumObject: true,
    listText: true,
    // PUT is a partial update here.
    formsLeaveOut: ['POST'],
  },
  credential: {
    names: ['x-auth-token'],
    token: ({ headers }) => {
      const token = headers['x-auth-token'];
      return typeof token === 'string' ? token.trim() : null;
    },
    failure: unauthenticated,
    admits: ({ realm }, { endpoint: { auth } }) => (realm === 'STAFF' && auth !== 'student') || (realm === 'STUDENT' && auth !== 'staff'),
    forbidden: () => forbidden,
  },
  guard: namesOnlySelf,
  envelope,
  failures: {
    reasons: {
      ...REASONS,
      TOO_MANY_ATTEMPTS: ({ details }) => refused(message('too_many_logins', { seconds: details.params?.['retryAfterSeconds'] })),
    },
    codes: {
      UNAUTHENTICATED: unauthenticated('MISSING'),
      FORBIDDEN: forbidden,
      NOT_FOUND: notFound,
      BAD_USER_INPUT: refusedCall,
      CONFLICT: refusedCall,
    },
    input: inputFailure,
    path: () => notFound,
    unknownPath: () => notFound,
    wrongMethod,
    brokenBody,
    unsupportedMedia,
    tooLargeBody: () => refused(message('body')),
    unexpected: () => broken,
  },
  finish: renewal,
  securitySchemes: { header: { type: 'apiKey', in: 'header', name: 'X-AUTH-TOKEN' } },
});
