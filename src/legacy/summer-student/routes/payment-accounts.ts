import {
  AccountInfoCreateDocument,
  AccountInfoGetDocument,
  AccountInfoListDocument,
  AccountInfoUpdateDocument,
} from '../../../generated/operations/summer-student.js';
import { route, type Route } from '../../shim/index.js';
import { existing, existingIn } from '../../summer/existence.js';
import { RECORDS } from '../records.js';
import { accountInfoOf } from '../rows/orders.js';
import { pagedRoute } from './pages.js';

/** The accounts that students pay to. */
export const paymentAccountRoutes: readonly Route[] = [
  pagedRoute('summer-student.account-info.list', AccountInfoListDocument, ({ paymentAccounts }) => paymentAccounts, accountInfoOf),

  route('summer-student.account-info.create', {
    operation: AccountInfoCreateDocument,
    variables: (input) => ({
      input: {
        accountNumber: input.text('account_number'),
        accountName: input.text('account_name'),
        openingBank: input.maybe.text('opening_bank'),
        payment: input.choice('payment'),
        currency: 'RMB',
      },
    }),
    data: ({ createPaymentAccount }) => accountInfoOf(createPaymentAccount),
  }),

  route('summer-student.account-info.detail', {
    operation: AccountInfoGetDocument,
    variables: (input) => ({ id: input.int('account_id') }),
    data: ({ paymentAccount }) => accountInfoOf(existing(paymentAccount)),
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
    data: ({ updatePaymentAccount }) => accountInfoOf(updatePaymentAccount),
  }),
];
