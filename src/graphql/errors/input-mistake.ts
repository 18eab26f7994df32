import type { ArgumentValidationError } from 'type-graphql';
import type { Refusal } from './refusal.js';

/** The part of class-validator's ValidationError that is read here. */
interface PropertyMistake {
  readonly property: string;
  readonly constraints?: Readonly<Record<string, string>>;
  readonly contexts?: Readonly<Record<string, unknown>>;
  readonly children?: readonly PropertyMistake[];
}

/**
 * The first mistake class-validator found in an argument. The reason is BAD_USER_INPUT, or the one that the rule names
 * in its context: `@MaxLength(20, { context: { reason: 'NAME_TOO_LONG' } })`.
 */
export function inputMistake(error: ArgumentValidationError): Refusal {
  const mistakes = error.extensions['validationErrors'];
  const first = Array.isArray(mistakes) ? deepest(mistakes, []) : undefined;
  if (!first) return { code: 'BAD_USER_INPUT', reason: 'BAD_USER_INPUT', message: 'The input is not valid.' };
  const { path, mistake } = first;
  const [rule = '', message = 'The input is not valid.'] = Object.entries(mistake.constraints ?? {})[0] ?? [];
  return { code: 'BAD_USER_INPUT', reason: reasonOf(mistake.contexts?.[rule]), message: `${message}.`, field: path.join('.') };
}

function deepest(
  mistakes: readonly PropertyMistake[],
  parents: readonly string[],
): { path: string[]; mistake: PropertyMistake } | undefined {
  for (const mistake of mistakes) {
    const path = [...parents, mistake.property];
    if (mistake.constraints) return { path, mistake };
    const inner = deepest(mistake.children ?? [], path);
    if (inner) return inner;
  }
  return undefined;
}

function reasonOf(context: unknown): string {
  const named = typeof context === 'object' && context !== null && 'reason' in context ? context.reason : undefined;
  return typeof named === 'string' ? named : 'BAD_USER_INPUT';
}
