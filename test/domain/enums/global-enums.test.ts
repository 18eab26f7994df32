import { isEnumType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { declareEnum } from '../../../src/domain/enums/declare-enum.js';
import * as stored from '../../../src/generated/prisma/enums.js';
import { gatewaySchema } from '../../../src/graphql/gateway-schema.js';
import { createTestApp, type TestApp } from '../../support/app.js';
import { Admissions, reasonOf } from '../admissions.js';

let app: TestApp;
let enums: Map<string, { key: string; zh: string; en: string }[]>;

beforeAll(async () => {
  app = await createTestApp();
  const { globalEnums } = await new Admissions(app).data('{ globalEnums { name values { key zh en } } }');
  enums = new Map(globalEnums.map(({ name, values }: any) => [name, values]));
});
afterAll(() => app.close());

const keysOf = (name: string): string[] => (enums.get(name) ?? []).map(({ key }) => key);

describe('globalEnums', () => {
  it('labels every enum of the schema but the orders of lists, value for value, in both languages', () => {
    const types = Object.values(gatewaySchema().getTypeMap()).filter(
      (type) => isEnumType(type) && !type.name.startsWith('__') && type.description !== 'Orders of a list; equal items follow their ids.',
    );
    expect(types.length).toBeGreaterThan(15);
    for (const type of types) {
      if (!isEnumType(type)) continue;
      expect(keysOf(type.name).sort(), type.name).toEqual(
        type
          .getValues()
          .map(({ name }) => name)
          .sort(),
      );
      for (const { zh, en } of enums.get(type.name) ?? []) expect(zh.length * en.length, type.name).toBeGreaterThan(0);
    }
  });

  it('labels every status and kind that is stored, shown in the schema yet or not', () => {
    // Nobody is shown these: which app a person of WeChat came by, and what an import made of an old row.
    const { WechatApp: _app, ImportOutcome: _outcome, ...shown } = stored;
    for (const [name, values] of Object.entries(shown)) {
      expect(keysOf(name).sort(), name).toEqual(Object.keys(values).sort());
    }
  });

  it('has the labels and the order that the old apps document', () => {
    expect(enums.get('Gender')).toEqual([
      { key: 'MALE', zh: '男', en: 'Male' },
      { key: 'FEMALE', zh: '女', en: 'Female' },
    ]);
    expect(keysOf('PaymentWay').slice(0, 5)).toEqual(['ON_LINE', 'TRANSFER_ACCOUNT', 'OFF_LINE', 'ALI_PAY', 'BANK']);
    expect(keysOf('Currency').slice(0, 2)).toEqual(['DOLLAR', 'RMB']);
    expect(enums.get('ContactStatus')?.map(({ zh }) => zh)).toEqual(['新关注', '已联系']);
    expect(enums.get('CreditTransferStatus')?.map(({ zh }) => zh)).toEqual(['成绩单已寄出', '学校已收到', '学分转换成功']);
  });

  it('is for everybody who is signed in', async () => {
    expect(reasonOf(await app.graphql('{ globalEnums { name } }'))).toBe('UNAUTHENTICATED');
    expect((await app.graphql('{ globalEnums { name } }', {}, await app.login('SHOPPER', 'shopper1'))).errors).toBeUndefined();
  });
});

describe('a declaration of an enum', () => {
  const Colour = { RED: 'RED', BLUE: 'BLUE' } as const;
  const about = { name: 'Colour', description: 'A colour.' };
  const RED = { zh: '红', en: 'Red' };

  it('answers the labels in their order', () => {
    expect(declareEnum(Colour, { ...about, values: { BLUE: { zh: '蓝', en: 'Blue', description: 'Like the sky.' }, RED } })).toEqual({
      name: 'Colour',
      values: [
        { key: 'BLUE', zh: '蓝', en: 'Blue' },
        { key: 'RED', zh: '红', en: 'Red' },
      ],
    });
  });

  // Held by `npm run typecheck`: what is expected to be an error there and is none fails it.
  it('does not compile where a value has no labels, or labels have no value', () => {
    const mistakes = [
      // @ts-expect-error BLUE has no labels.
      () => declareEnum(Colour, { ...about, values: { RED } }),
      // @ts-expect-error There is no GREEN.
      () => declareEnum(Colour, { ...about, values: { RED, BLUE: RED, GREEN: RED } }),
      // @ts-expect-error RED has no Chinese label.
      () => declareEnum(Colour, { ...about, values: { RED: { en: 'Red' }, BLUE: RED } }),
    ];
    expect(mistakes).toHaveLength(3);
  });
});
