import { isEnumType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { GLOBAL_ENUMS } from '../../src/domain/global-enum.resolver.js';
import { gatewaySchema } from '../../src/graphql/gateway-schema.js';
import { isMapping, mappingOf, textTable } from '../../src/legacy/shim/contract/values.js';
import type { Contract } from '../../src/legacy/shim/index.js';
import { surfaces } from '../../src/legacy/surfaces.js';

/** How a contract's table of keys and labels stands to an enum of the schema. */
interface Counterpart {
  readonly enum: string;
  /** Keys that are not the enum's own, with what they mean. */
  readonly keys?: Readonly<Record<string, string>>;
  /** Values that the old API does not document, and the key that its clients see of them instead; null: nothing. */
  readonly undocumented?: Readonly<Record<string, string | null>>;
  /** Labels in which the old API differs from the schema. */
  readonly labels?: Readonly<Record<string, string>>;
}

const CURRENCY_OF_CRM = { enum: 'Currency', undocumented: { DOLLAR: 'FOREIGN_CURRENCY' } };

const COUNTERPARTS: Readonly<Record<string, Readonly<Record<string, Counterpart>>>> = {
  'summer-student': {
    user_info_gender: { enum: 'Gender' },
    order_payment: { enum: 'PaymentWay', undocumented: { PAY_PAL: 'ON_LINE' } },
    order_currency: { enum: 'Currency', undocumented: { FOREIGN_CURRENCY: 'DOLLAR' } },
    order_status: {
      enum: 'OrderStatus',
      keys: { PAYED: 'TO_CONFIRM' },
      undocumented: { CONFIRM_FAILED: 'CANCELED' },
      labels: { PAYED: '已支付' },
    },
    user_status: { enum: 'ContactStatus' },
    project_result: { enum: 'CreditTransferStatus' },
  },
  'summer-crm': {
    gender: { enum: 'Gender' },
    grade: { enum: 'Grade' },
    student_status: { enum: 'StudentStatus' },
    wechat_sign: { enum: 'WechatSign' },
    review_status: { enum: 'ReviewStatus' },
    score_status: { enum: 'ScoreStatus' },
    convert_status: { enum: 'ConversionStatus' },
    order_currency: CURRENCY_OF_CRM,
    account_currency: CURRENCY_OF_CRM,
    order_payment: { enum: 'PaymentWay', undocumented: { TRANSFER_ACCOUNT: 'BANK', ON_LINE: null } },
    account_payment: {
      enum: 'PaymentWay',
      undocumented: { TRANSFER_ACCOUNT: 'BANK', ON_LINE: null, OFF_LINE: null },
      labels: { PAY_PAL: 'PayPal' },
    },
    order_status: { enum: 'OrderStatus' },
    chart_status: { enum: 'CartLineStatus' },
    coupon_status: { enum: 'CouponGrantStatus' },
    coupon_type: { enum: 'CouponType', keys: { 1: 'STAGE', 2: 'SPECIAL', 3: 'RETURNING_STUDENT' } },
    additional_type: { enum: 'AdjustmentType' },
    replenish_type: { enum: 'ReplenishType' },
    refunded_type: { enum: 'RefundType' },
    additional_status: { enum: 'AdjustmentStatus' },
  },
  'course-agent': {
    coupon_status: { enum: 'ShopCouponStatus', keys: { 0: 'UNUSED', 1: 'USED', 2: 'EXPIRED' } },
    order_status: { enum: 'ShopOrderStatus' },
  },
  school: {
    school_status: { enum: 'SchoolStatus', keys: { 1: 'WAITING', 2: 'APPROVED', 3: 'REJECTED' } },
  },
  miniapp: {},
};

/** Tables of the contracts that are no enum of the schema. */
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  'summer-crm': ['remark_type', 'change_type_defaults', 'invitee_status_label'],
  'course-agent': ['is_all'],
  school: ['identity'],
};

const labelsOf = new Map(GLOBAL_ENUMS.map(({ name, values }) => [name, new Map(values.map(({ key, zh }) => [key, zh]))]));

describe.each(surfaces.map(({ name, contract }) => ({ name, document: contract.document })))('the enums of $name', ({ name, document }) => {
  const tables: Record<string, unknown> = { ...mappingOf(document['enums']), ...mappingOf(document['labels']) };
  const counterparts = COUNTERPARTS[name] ?? {};

  it('are all accounted for', () => {
    const documented = Object.keys(tables).filter((table) => isMapping(tables[table]));
    expect(documented.sort()).toEqual([...Object.keys(counterparts), ...(OTHERS[name] ?? [])].sort());
  });

  if (Object.keys(counterparts).length === 0) return;

  it.each(Object.entries(counterparts))('%s documents every value of the schema, or says what stands for it', (table, counterpart) => {
    const { keys = {}, undocumented = {} } = counterpart;
    const documented = Object.keys(textTable(tables[table]));
    const values = [...documented.map((key) => keys[key] ?? key), ...Object.keys(undocumented)];
    expect(values.sort()).toEqual(valuesOf(counterpart.enum));
    for (const key of Object.values(undocumented)) if (key !== null) expect(documented).toContain(key);
  });

  it.each(Object.entries(counterparts))('%s has the labels of globalEnums but where it says so', (table, counterpart) => {
    const { keys = {}, labels = {} } = counterpart;
    const known = (key: string) => labelsOf.get(counterpart.enum)?.get(keys[key] ?? key);
    const written = textTable(tables[table]);
    expect(written).toEqual(Object.fromEntries(Object.keys(written).map((key) => [key, labels[key] ?? known(key)])));
    for (const [key, text] of Object.entries(labels)) expect(text, key).not.toBe(known(key));
  });
});

describe('the permissions of miniapp', () => {
  const { document, endpoints } = contractOf('miniapp');
  const words = [...(labelsOf.get('MemberPermission')?.values() ?? [])];

  it('are the Chinese labels of MemberPermission', () => {
    expect(mappingOf(document['enums'])['Permission']).toEqual(words);
    const fields = endpoints.flatMap(({ body }) => body.filter(({ name }) => name === 'Permission'));
    expect(fields.map((field) => field.enum)).toEqual([words]);
  });
});

describe('the statuses of students in summer-crm', () => {
  it('stand in the order of progress, as in globalEnums', () => {
    const statuses = Object.keys(textTable(mappingOf(contractOf('summer-crm').document['enums'])['student_status']));
    expect(statuses).toEqual([...(labelsOf.get('StudentStatus')?.keys() ?? [])]);
  });
});

function valuesOf(name: string): string[] {
  const type = gatewaySchema().getType(name);
  if (!isEnumType(type)) throw new Error(`The schema has no enum ${name}.`);
  return type
    .getValues()
    .map((value) => value.name)
    .sort();
}

function contractOf(name: string): Contract {
  const surface = surfaces.find((one) => one.name === name);
  if (surface === undefined) throw new Error(`There is no surface ${name}.`);
  return surface.contract;
}
