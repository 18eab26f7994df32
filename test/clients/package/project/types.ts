// What a strict compiler says of the package in a project that has nothing else. Each @ts-expect-error must be one.
import { type FragmentOf, graphql, readFragment, type ResultOf, type Reason, type VariablesOf } from '@campus-gateway/client';
import { typePolicies } from '@campus-gateway/client/apollo';
import { OrderStatus, type School } from '@campus-gateway/client/schema';
import { keys } from '@campus-gateway/client/urql';

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const same = <_Holds extends true>(): void => undefined;

const StudentName = graphql(`
  fragment StudentName on Student {
    id
    name
  }
`);
export const Orders = graphql(
  `
    query Orders($first: Int!, $status: OrderStatus) {
      orders(first: $first, filter: { status: { eq: $status } }) {
        nodes {
          status
          standardFee
          createdAt
          student {
            ...StudentName
          }
        }
      }
    }
  `,
  [StudentName],
);
type Order = ResultOf<typeof Orders>['orders']['nodes'][number];
same<Same<Order['status'], 'CANCELED' | 'CONFIRMED' | 'CONFIRM_FAILED' | 'TO_CONFIRM' | 'TO_PAY'>>();
same<Same<Order['standardFee'], string>>();
same<Same<Order['createdAt'], string>>();
same<Same<VariablesOf<typeof Orders>['first'], number>>();
same<Same<Order['status'], OrderStatus>>();
same<Same<School['rejectReason'], string | null>>();

export function nameOf(student: FragmentOf<typeof StudentName>): string | null {
  // @ts-expect-error: a fragment's fields are read through the fragment only
  void student.name;
  return readFragment(StudentName, student).name;
}

// @ts-expect-error: no such status
export const wrong: VariablesOf<typeof Orders> = { first: 1, status: 'PAID' };
// @ts-expect-error: `first` is required
export const missing: VariablesOf<typeof Orders> = {};
// @ts-expect-error: no such reason
export const reason: Reason = 'COURSE_CODE_TAKN';
// @ts-expect-error: a list that is none
typePolicies({ growing: ['viewer'] });
export const cache = { keys, typePolicies: typePolicies({ growing: ['orders'] }), all: Object.values(OrderStatus) };
