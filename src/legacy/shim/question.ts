import type { DocumentNode } from 'graphql';

/**
 * A check of a route, which may ask the schema. Mostly the operation asks the same by itself, and refuses: then the check only says
 * which complaint comes first and in which words, and is left out until something was refused.
 */
export interface Question {
  /** What the check runs, e.g. to see whether a name is taken. Without any it costs nothing, and always runs. */
  readonly operations?: readonly DocumentNode[];
  /** See `onEveryCall`. */
  readonly everyCall?: true;
}

/** For a rule that is the surface's own: the operation would go ahead, so the question is asked before it, whatever it costs. */
export function onEveryCall<Kind extends Question>(question: Kind): Kind {
  return { ...question, everyCall: true };
}

/** Whether the check finds nothing but the complaint to what the operation refuses by itself. */
export function onlyWords({ operations = [], everyCall }: Question): boolean {
  return operations.length > 0 && everyCall !== true;
}
