import {
  AccountInfoCreateDocument,
  AccountInfoGetDocument,
  AccountInfoListDocument,
  AccountInfoUpdateDocument,
} from '../../../generated/operations/summer-student.js';
import { route, type Route } from '../../shim/index.js';
import { existingIn } from '../../summer/existence.js';
import { RECORDS } from '../records.js';
import { ACCOUNT_INFO } from '../rows/orders.js';
import { pagedRoute } from './pages.js';

/** The accounts that students pay to. */
export const paymentAccountRoutes: readonly Route[] = [
  pagedRoute('summer-student.account-info.list', AccountInfoListDocument, ACCOUNT_INFO),

  route('summer-student.account-info.create', {
    operation: AccountInfoCreateDocument,
    variables: (input) => ({
      input: {
        accountNumber: input.text('account_number'),
        accountName: input.text('account_name'),
        openingBank: input.maybe.text('opening_bank'),
        payment: input.choice('payment'),
        currency: 'RMB' as const,
      },
    }),
    row: ACCOUNT_INFO,
  }),

  route('summer-student.account-info.detail', {
    operation: AccountInfoGetDocument,
    variables: (input) => ({ id: input.int('account_id') }),
    row: ACCOUNT_INFO,
  }),

  route('summer-student.account-info.update', {
    before: existingIn('account_id', RECORDS.paymentAccount),
    operation: AccountInfoUpdateDocument,
    variables: (input) => ({
      id: input.int('account_id'),
      input: {
        accountNumber: input.maybe.text('account_number'),
        accountName: input.maybe.text('account_name'),
        openingBank: input.maybe.text('opening_bank'),
        payment: input.maybe.choice('payment') ?? undefined,
      },
    }),
    row: ACCOUNT_INFO,
  }),
];
