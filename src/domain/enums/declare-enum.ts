import { registerEnumType } from 'type-graphql';
import type { GlobalEnum } from './global-enum.type.js';

/** What people read for a value of an enum. */
interface ValueLabels {
  readonly zh: string;
  readonly en: string;
  /** What the schema says of the value, where the English label does not say enough. */
  readonly description?: string;
}

interface Declaration<Value extends string> {
  readonly name: string;
  readonly description: string;
  /** Every value, in the order in which a client offers them. */
  readonly values: Readonly<Record<Value, ValueLabels>>;
}

/**
 * Declares an enum once: puts it into the schema and answers its entry of `globalEnums`.
 *
 * @param values the enum as the code knows it, of Prisma's client where it is stored; a value without labels does not compile
 */
export function declareEnum<Value extends string>(
  values: Readonly<Record<string, Value>>,
  { name, description, values: labels }: Declaration<NoInfer<Value>>,
): GlobalEnum {
  const entries = Object.entries<ValueLabels>(labels);
  const valuesConfig = Object.fromEntries(entries.map(([key, label]) => [key, { description: label.description ?? `${label.en}.` }]));
  registerEnumType(values, { name, description, valuesConfig });
  return { name, values: entries.map(([key, { zh, en }]) => ({ key, zh, en })) };
}
