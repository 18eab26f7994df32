import { registerEnumType } from 'type-graphql';

export enum CartLineStatus {
  NEW = 'NEW',
  ORDERED = 'ORDERED',
  PAYED = 'PAYED',
  DELETED = 'DELETED',
}
export enum Currency {
  RMB = 'RMB',
  DOLLAR = 'DOLLAR',
  FOREIGN_CURRENCY = 'FOREIGN_CURRENCY',
}
export enum OrderStatus {
  TO_PAY = 'TO_PAY',
  TO_CONFIRM = 'TO_CONFIRM',
  CONFIRMED = 'CONFIRMED',
  CONFIRM_FAILED = 'CONFIRM_FAILED',
  CANCELED = 'CANCELED',
}
export enum PaymentWay {
  ON_LINE = 'ON_LINE',
  TRANSFER_ACCOUNT = 'TRANSFER_ACCOUNT',
  OFF_LINE = 'OFF_LINE',
  ALI_PAY = 'ALI_PAY',
  BANK = 'BANK',
  PAY_PAL = 'PAY_PAL',
}
export enum OrderOrder {
  ID_DESC = 'ID_DESC',
  CREATED_AT_DESC = 'CREATED_AT_DESC',
}
export enum ProjectOrder {
  ID_ASC = 'ID_ASC',
}

registerEnumType(CartLineStatus, { name: 'CartLineStatus' });
registerEnumType(Currency, { name: 'Currency' });
registerEnumType(OrderStatus, { name: 'OrderStatus' });
registerEnumType(PaymentWay, { name: 'PaymentWay' });
registerEnumType(OrderOrder, { name: 'OrderOrder' });
registerEnumType(ProjectOrder, { name: 'ProjectOrder' });
