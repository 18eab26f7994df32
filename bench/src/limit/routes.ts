import { ORDERS, PROJECT, PROJECTS } from './graphql-sql.js';

export interface Route {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  /** One statement with one row of one column, `answer`. */
  readonly text: string;
  /** Its parameters. */
  readonly values: (request: { params: Record<string, string>; query: Record<string, string>; body: unknown }) => unknown[];
}

export const ROUTES: readonly Route[] = [
  { method: 'GET', url: '/project/:id', text: PROJECT, values: ({ params }) => [params['id']] },
  { method: 'GET', url: '/projects', text: PROJECTS, values: ({ query }) => [query['offset']] },
  { method: 'GET', url: '/orders', text: ORDERS, values: ({ query }) => [query['first'], query['status'], query['from']] },
];
