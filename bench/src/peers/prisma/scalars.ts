import type { Decimal } from '@prisma/client/runtime/client';
import { GraphQLScalarType } from 'graphql';

/** An amount of money, written as the gateway writes it: "16800.00". Instants and days are those of graphql-scalars. */
export const DecimalScalar = new GraphQLScalarType<Decimal, string>({
  name: 'Decimal',
  serialize: (value) => (value as Decimal).toFixed(2),
});
