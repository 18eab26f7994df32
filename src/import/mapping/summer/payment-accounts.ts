import { Currency, PaymentWay } from '../../../generated/prisma/enums.js';
import { row, setAside, type TableMapping } from '../declare.js';
import { anyText, oneOf } from '../values.js';
import type { Clock } from './clock.js';

export function paymentAccounts({ made }: Clock): TableMapping {
  return {
    table: 'payment_account_info',
    entity: 'PaymentAccount',
    mapped: [
      'id',
      'currency',
      'bank_name',
      'account_number',
      'account_name',
      'opening_bank',
      'payment',
      'create_time',
      'company_address',
      'routing_number_paper',
      'routing_number_wires',
      'swift_code',
      'swift_code_foreign_currency',
      'pay_link',
    ],
    map: (old) => {
      const payment = oneOf(PaymentWay, old['payment']);
      const currency = oneOf(Currency, old['currency']);
      if (payment === undefined || currency === undefined) return setAside(`${old['payment']} in ${old['currency']} is no way of paying`);
      return [
        row('PaymentAccount', {
          payment,
          currency,
          accountNumber: anyText(old['account_number']),
          accountName: anyText(old['account_name']),
          openingBank: old['opening_bank'] ?? null,
          bankName: old['bank_name'] ?? null,
          companyAddress: old['company_address'] ?? null,
          swiftCode: old['swift_code'] ?? null,
          swiftCodeForeignCurrency: old['swift_code_foreign_currency'] ?? null,
          routingNumberPaper: old['routing_number_paper'] ?? null,
          routingNumberWires: old['routing_number_wires'] ?? null,
          payLink: old['pay_link'] ?? null,
          ...made(old),
        }),
      ];
    },
  };
}
