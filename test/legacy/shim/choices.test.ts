import { describe, expectTypeOf, test } from 'vitest';
import type { ContractLabels } from '../../../src/generated/contracts.js';
import type { ChoicesOf } from '../../../src/legacy/shim/contract/choices.js';
import { type Input, route } from '../../../src/legacy/shim/index.js';

// Types only: `npm run typecheck` holds these.
describe('what may be chosen', () => {
  test('is what the contract lists for the field', () => {
    expectTypeOf<ChoicesOf<'summer-student.order.create'>['currency']>().toEqualTypeOf<'DOLLAR' | 'RMB'>();
    expectTypeOf<ContractLabels['summer-student']['order_currency']>().toEqualTypeOf<'DOLLAR' | 'RMB'>();
  });

  test('is nothing where a field has no enum of texts, or the endpoint is unknown', () => {
    expectTypeOf<keyof ChoicesOf<'summer-student.order.create'>>().toEqualTypeOf<'currency' | 'payment'>();
    expectTypeOf<ChoicesOf<'school.auth.login'>>().toBeUnknown();
    expectTypeOf<ChoicesOf<'toy.thing.get'>>().toBeUnknown();
  });

  test('reaches the route by its endpoint', () => {
    route('summer-student.order.create', {
      handle: ({ input }) => {
        expectTypeOf(input.choice<'payment'>).returns.toEqualTypeOf<'ON_LINE' | 'TRANSFER_ACCOUNT' | 'OFF_LINE' | 'ALI_PAY' | 'BANK'>();
        expectTypeOf(input.maybe.choice<'currency'>).returns.toEqualTypeOf<'DOLLAR' | 'RMB' | null | undefined>();
        // @ts-expect-error The contract has no choice under this name.
        return () => input.choice('project');
      },
    });
  });

  test('may be less than an input offers, never more', () => {
    expectTypeOf<Input<{ a: 'X'; b: 'Y' }>>().toExtend<Input<{ a: 'X' | 'Z' }>>();
    expectTypeOf<Input<{ a: 'X' | 'Z' }>>().not.toExtend<Input<{ a: 'X' }>>();
    expectTypeOf<Input<{ a: 'X' }>>().toExtend<Input>();
  });
});
