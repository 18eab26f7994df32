// What is written. A scenario writes once for each student, so that no two writes are of the same rows; what it has written
// is taken away after each measurement (writes-undo.ts).

export type Surface = 'summer-crm' | 'summer-student';

/** What one student writes: a project on sale that the student takes no course of, and one of its courses. */
export interface Target {
  readonly studentId: number;
  readonly projectId: number;
  readonly courseNum: number;
  readonly offeringId: number;
  /** Of the order that is made beforehand, where the scenario wants one. */
  readonly orderId?: number;
}

/** One request of a write, as the gateway takes it. */
export type Call =
  | { readonly document: string; readonly variables: { readonly id?: number | undefined; readonly input?: object } }
  | { readonly method: 'POST'; readonly path: string; readonly body: object };

/** @param before the answer to the step before, parsed */
export type Step = (target: Target, before: unknown) => Call;

export interface WriteScenario {
  readonly kind: 'write';
  readonly name: string;
  readonly title: string;
  /** Where it is written, and who is signed in: the demo administrator, or each student for themselves. */
  readonly surface: 'graphql' | Surface;
  readonly caller: 'staff' | 'student';
  /** Peers and the limit keep fewer rules in it: only their answers are compared, not what they leave in the database. */
  readonly ruleless?: true;
  /** Each student is given an order of this status beforehand. */
  readonly orderBefore?: 'TO_PAY' | 'TO_CONFIRM' | 'CONFIRMED';
  /** Requests, one after the other; they count as one write. */
  readonly steps: readonly Step[];
  /** What of the data is another with each write: it is not compared. */
  readonly ownKeys?: readonly string[];
}

/** The smallest picture there is: a grey dot as PNG. */
const PICTURE = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==';

const ADD_CART_LINE =
  'mutation AddCartLine($input: AddCartLineInput!) { addCartLine(input: $input) { id courseFee status project { id name } } }';

const ORDER_CART = `
  mutation OrderCart($input: OrderCartInput!) {
    orderCart(input: $input) { status currency payment standardFee student { id name } lines { courseNum courseFee project { id name campus { id name } } } }
  }`;

const PLACE_ORDER = `
  mutation PlaceOrder($input: PlaceOrderInput!) {
    placeOrder(input: $input) {
      status currency payment standardFee payFee student { id name status } lines { courseNum courseFee project { id name campus { id name } } }
    }
  }`;

const PAY_ORDER = `
  mutation PayOrder($id: Int!, $input: PayOrderInput!) {
    payOrder(id: $id, input: $input) {
      status standardFee payFee student { id name status } proof { accountNumber accountName payDate amount }
    }
  }`;

const CONFIRM_ORDER = `
  mutation ConfirmOrder($id: Int!) {
    confirmOrder(id: $id) { status standardFee payFee student { id name status } lines { courseNum courseFee project { id name } } }
  }`;

const CHOOSE_OFFERING = `
  mutation ChooseOffering($input: ChooseOfferingInput!) {
    chooseOffering(input: $input) { courseCode courseName offering { id name professor } project { id name } student { id name } }
  }`;

export const WRITES: readonly WriteScenario[] = [
  {
    kind: 'write',
    name: 'purchase',
    title: 'A cart line, then its order',
    surface: 'graphql',
    caller: 'staff',
    ruleless: true,
    steps: [
      ({ studentId, projectId, courseNum }) => ({ document: ADD_CART_LINE, variables: { input: { studentId, projectId, courseNum } } }),
      ({ studentId }, line) => ({
        document: ORDER_CART,
        variables: { input: { studentId, lines: [{ cartLineId: cartLineIn(line) }], couponIds: [] } },
      }),
    ],
  },
  {
    kind: 'write',
    name: 'place',
    title: 'A student orders a project',
    surface: 'graphql',
    caller: 'student',
    steps: [
      ({ projectId, courseNum }) => ({
        document: PLACE_ORDER,
        variables: { input: { projectId, courseNum, currency: 'RMB', payment: 'BANK' } },
      }),
    ],
  },
  {
    kind: 'write',
    name: 'pay',
    title: 'A student proves the payment of an order, with a picture of one pixel',
    surface: 'graphql',
    caller: 'student',
    orderBefore: 'TO_PAY',
    steps: [
      ({ orderId }) => ({
        document: PAY_ORDER,
        variables: {
          id: orderId,
          input: { accountNumber: '6222020200112233445', accountName: '张三', payDate: '2026-06-01', amount: '4700.00', image: PICTURE },
        },
      }),
    ],
  },
  {
    kind: 'write',
    name: 'confirm',
    title: 'Staff accept the payment of an order',
    surface: 'graphql',
    caller: 'staff',
    orderBefore: 'TO_CONFIRM',
    steps: [({ orderId }) => ({ document: CONFIRM_ORDER, variables: { id: orderId } })],
  },
  {
    kind: 'write',
    name: 'choose',
    title: 'A student chooses a course that is paid for',
    surface: 'graphql',
    caller: 'student',
    orderBefore: 'CONFIRMED',
    steps: [({ projectId, offeringId }) => ({ document: CHOOSE_OFFERING, variables: { input: { projectId, offeringId } } })],
  },
  {
    kind: 'write',
    name: 'legacy-student-write',
    title: 'summer-student: a student orders a project',
    surface: 'summer-student',
    caller: 'student',
    steps: [
      ({ projectId, courseNum }) => ({
        method: 'POST',
        path: '/order/',
        body: { project: projectId, currency: 'RMB', payment: 'BANK', course_num: courseNum },
      }),
    ],
    ownKeys: ['id', 'create_time'],
  },
  {
    kind: 'write',
    name: 'legacy-crm-write',
    title: 'summer-crm: a student puts a project into the cart',
    surface: 'summer-crm',
    caller: 'student',
    steps: [
      ({ projectId, courseNum }) => ({
        method: 'POST',
        path: '/api/v1/shopping_chart/',
        body: { project: projectId, course_num: courseNum },
      }),
    ],
    ownKeys: ['id', 'create_time'],
  },
];

/** The id of the line that the first step of a purchase has answered. */
export function cartLineIn(answer: unknown): number {
  return (answer as { data: { addCartLine: { id: number } } }).data.addCartLine.id;
}
