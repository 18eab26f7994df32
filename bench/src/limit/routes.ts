import { orders, PROJECT, PROJECTS } from './graphql-sql.js';
import { ADD_CART_LINE, ORDER_CART } from './purchase-sql.js';
import * as crm from './summer-crm-sql.js';
import * as student from './summer-student-sql.js';

/** A route of the limit: one statement with one row of one column, `answer`. */
export interface Route {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly text: string;
  /** Its parameters. */
  readonly values: (request: Asked) => unknown[];
}

/** A write: its transaction takes the lock first, and writes nothing where the statement answers nothing. */
export interface WriteRoute extends Route {
  /** SELECT … FOR NO KEY UPDATE, one or more. */
  readonly lock: (request: Asked) => string;
  /**
   * What may be in the way, taken out of it where the statement has answered nothing; then it is tried again. `$1` is its first
   * parameter.
   */
  readonly otherwise?: string;
}

export interface Asked {
  readonly origin: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
}

const CRM = '/legacy/summer-crm';
const STUDENT = '/legacy/summer-student';

export const ROUTES: readonly Route[] = [
  { method: 'GET', url: '/project/:id', text: PROJECT, values: ({ params }) => [params['id']] },
  { method: 'GET', url: '/projects', text: PROJECTS, values: ({ query }) => [query['offset']] },
  { method: 'GET', url: '/orders/20', text: orders(20), values: ({ query }) => [query['status'], query['from']] },
  { method: 'GET', url: '/orders/100', text: orders(100), values: ({ query }) => [query['status'], query['from']] },
  {
    method: 'POST',
    url: '/cart-line',
    text: ADD_CART_LINE,
    values: ({ body }) => [body['studentId'], body['projectId'], body['courseNum']],
  },
  { method: 'POST', url: '/order', text: ORDER_CART, values: ({ body }) => [body['studentId'], body['cartLineId']] },

  list(`${CRM}/api/v1/campus/`, crm.CAMPUSES),
  list(`${CRM}/api/v1/project/`, crm.PROJECTS),
  {
    method: 'GET',
    url: `${CRM}/api/v1//order/`,
    text: crm.ORDERS,
    values: ({ origin, query: { page, status } }) => [page, `${origin}${CRM}/api/v1//order/?status=${status}&`, `${origin}/media/`, status],
  },
  {
    method: 'GET',
    url: `${CRM}/api/v1/order/:id/`,
    text: crm.ORDER_BY_ID,
    values: ({ origin, params }) => [params['id'], `${origin}/media/`],
  },

  list(`${STUDENT}/course/campus/`, student.CAMPUSES),
  list(`${STUDENT}/course/project/`, student.PROJECTS),
  { method: 'GET', url: `${STUDENT}/order/:id/`, text: student.ORDER_BY_ID, values: ({ params }) => [params['id']] },
  { method: 'GET', url: `${STUDENT}/order/check_order/`, text: student.OPEN_ORDER, values: () => ['demo-student1'] },
];

function list(url: string, text: string): Route {
  return { method: 'GET', url, text, values: ({ origin, query: { page } }) => [page, `${origin}${url}?`] };
}
