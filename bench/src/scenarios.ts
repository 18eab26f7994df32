import { type Surface, type Target, WRITES, type WriteScenario } from './write-scenarios.js';

/** What is asked of the servers. A scenario is one question with many values, so that no server answers from a cache of one. */
export interface GraphqlScenario {
  readonly kind: 'query';
  readonly name: string;
  readonly title: string;
  /** For every server that speaks the gateway's schema; PostGraphile has its own text for the same question. */
  readonly document: string;
  readonly variables: (facts: Facts) => readonly Variables[];
}

export interface RestScenario {
  readonly kind: 'rest';
  readonly name: string;
  readonly title: string;
  readonly surface: Surface;
  /** Who signs in at the surface: the demo administrator, or the demo student with an unfinished order. */
  readonly caller: 'staff' | 'student';
  /** Paths below the root of the surface, as its contract documents them. */
  readonly paths: (facts: Facts) => readonly string[];
}

export type ReadScenario = GraphqlScenario | RestScenario;
export type Scenario = ReadScenario | WriteScenario;
export type Variables = Readonly<Record<string, unknown>>;

/** What is in the filled database. */
export interface Facts {
  /** Ascending. */
  readonly projectIds: readonly number[];
  /** A spread of at most 1,000. */
  readonly orderIds: readonly number[];
  readonly orderCount: number;
  readonly ordersToConfirm: number;
  /** Orders were placed between these, ISO 8601. */
  readonly firstOrderAt: string;
  readonly lastOrderAt: string;
  /** One for each student who may order. */
  readonly targets: readonly Target[];
}

/** Values of a scenario at most; each client walks through them from the beginning. */
const VARIATIONS = 100;

const PROJECT_PAGES = 10;

const ORDER_PAGE = `
  query Orders($first: Int!, $status: OrderStatus!, $from: DateTime!) {
    orders(first: $first, filter: { status: { eq: $status }, createdAt: { gte: $from } }, orderBy: CREATED_AT_DESC) {
      nodes {
        id orderNumber status currency payment standardFee payFee remark createdAt
        student { id name phone email cschool }
        lines {
          id courseNum courseFee
          project { id name startDate endDate address applyFee campus { id name info campusType { id title } } }
        }
        proof { id accountNumber accountName openingBank payDate amount }
      }
    }
  }`;

export const SCENARIOS: readonly Scenario[] = [
  {
    kind: 'query',
    name: 'project',
    title: 'One project by id',
    document:
      'query Project($id: Int!) { project(id: $id) { id name startDate endDate address info applyFee courseNum maxNum active createdAt } }',
    variables: ({ projectIds }) => projectIds.slice(0, VARIATIONS).map((id) => ({ id })),
  },
  {
    kind: 'query',
    name: 'projects',
    title: '20 projects with campus and fees',
    document: `
      query Projects($offset: Int!) {
        projects(first: 20, offset: $offset, orderBy: ID_ASC) {
          nodes {
            id name startDate endDate address applyFee courseNum createdAt
            campus { id name info }
            fees { id courseNumber fee }
          }
        }
      }`,
    variables: ({ projectIds }) =>
      range(Math.min(PROJECT_PAGES, Math.floor(projectIds.length / 20))).map((page) => ({ offset: page * 20 })),
  },
  orderPage('orders', 20),
  orderPage('orders-100', 100),
  ...WRITES,
  ...(['summer-crm', 'summer-student'] as const).flatMap(catalogue),
  rest('summer-crm', 'orders', 'order list', 'staff', ({ ordersToConfirm }) =>
    pages(Math.min(20, Math.ceil(ordersToConfirm / 10)), (page) => `/api/v1//order/?page=${page}&status=TO_CONFIRM`),
  ),
  rest('summer-crm', 'order', 'order detail', 'staff', ({ orderIds }) => orderIds.slice(0, VARIATIONS).map((id) => `/api/v1/order/${id}/`)),
  // Its contract has no list of orders; the nearest is the order that keeps a student from placing another.
  rest('summer-student', 'open-order', 'unfinished order', 'student', () => ['/order/check_order/']),
  rest('summer-student', 'order', 'order detail', 'staff', ({ orderIds }) => orderIds.slice(0, VARIATIONS).map((id) => `/order/${id}/`)),
];

function orderPage(name: string, first: number): GraphqlScenario {
  return {
    kind: 'query',
    name,
    title: `${first} orders with student, lines, project, campus and payment`,
    document: ORDER_PAGE,
    variables: ({ firstOrderAt, lastOrderAt }) => {
      const [start, end] = [Date.parse(firstOrderAt), Date.parse(lastOrderAt)];
      const statuses = ['CONFIRMED', 'TO_CONFIRM', 'CANCELED'];
      return range(VARIATIONS).map((step) => ({
        first,
        status: statuses[step % statuses.length],
        from: new Date(start + ((end - start) * step) / (VARIATIONS * 4)).toISOString(),
      }));
    },
  };
}

function catalogue(surface: Surface): RestScenario[] {
  const root = surface === 'summer-crm' ? '/api/v1' : '/course';
  return [
    rest(surface, 'campuses', 'campus list', 'staff', () => pages(3, (page) => `${root}/campus/?page=${page}`)),
    rest(surface, 'projects', 'project list', 'staff', () => pages(PROJECT_PAGES, (page) => `${root}/project/?page=${page}`)),
  ];
}

function rest(surface: Surface, name: string, title: string, caller: RestScenario['caller'], paths: RestScenario['paths']): RestScenario {
  return { kind: 'rest', name: `${surface}/${name}`, title: `${surface}: ${title}`, surface, caller, paths };
}

function pages(count: number, path: (page: number) => string): string[] {
  return range(count).map((index) => path(index + 1));
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
