import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

/** At most 28 digits on each side: more than any column has, and too few to make arithmetic slow. */
const DECIMAL = /^-?\d{1,28}(\.\d{1,28})?$/;

/** Checks a decimal number's text; returns it without useless leading zeros. */
export function parseDecimal(text: string): string {
  if (!DECIMAL.test(text)) throw new GraphQLError(`Decimal must look like "12.50", not "${text}".`);
  return text.replace(/^(-?)0+(?=\d)/, '$1');
}

function serializeDecimal(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'bigint' || Number.isSafeInteger(value)) return String(value);
  // Prisma's Decimal; its toString would write large numbers with an exponent.
  if (typeof value === 'object' && value !== null && 'toFixed' in value && typeof value.toFixed === 'function') {
    return String(value.toFixed());
  }
  throw new GraphQLError(`Decimal cannot represent a value of type ${typeof value} without loss.`);
}

/** An exact decimal number, such as an amount of money. Text inside and outside: a float would lose cents. */
export const DecimalScalar = new GraphQLScalarType<string, string>({
  name: 'Decimal',
  description: 'An exact decimal number as text (`"12.50"`), such as an amount of money. Inputs may also be whole numbers.',
  serialize: serializeDecimal,
  parseValue(value) {
    if (typeof value === 'string') return parseDecimal(value);
    if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
    throw new GraphQLError('Decimal must be a string or a whole number: a fraction written as a number may lose digits.');
  },
  parseLiteral(node) {
    if (node.kind === Kind.STRING || node.kind === Kind.INT) return parseDecimal(node.value);
    throw new GraphQLError('Decimal must be a string or a whole number: a fraction written as a number may lose digits.', { nodes: node });
  },
});
