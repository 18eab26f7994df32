import type { GraphQLField, GraphQLSchema } from 'graphql';
import { Extensions } from 'type-graphql';
import { rootReading } from '../read/readable.js';

/**
 * Decorator beside `@Query` and `@Mutation`: who has not signed in may ask this, too.
 * @param ignoresToken it does the same whoever asks, so a token that is no good is no reason to refuse it
 */
export function OpenToEverybody({ ignoresToken = false } = {}): PropertyDecorator {
  return Extensions({ openToEverybody: true, ignoresToken }) as PropertyDecorator;
}

/**
 * Closes every other root field to callers who have not signed in, so that they are refused before anything they sent is
 * looked at. Who may do it among those who have, the service says; of what the read engine answers, the type's own rule.
 */
export function closeRootFields(schema: GraphQLSchema): void {
  for (const root of [schema.getQueryType(), schema.getMutationType()]) {
    for (const field of Object.values(root?.getFields() ?? {})) {
      const { openToEverybody, ...extensions } = field.extensions;
      if (openToEverybody !== true && rootReading(field) === undefined) field.extensions = { ...extensions, needsSignIn: true };
    }
  }
}

/** Whether the field does the same whoever asks. */
export function ignoresToken(field: GraphQLField<unknown, unknown>): boolean {
  return field.extensions['ignoresToken'] === true;
}

export function needsSignIn(field: GraphQLField<unknown, unknown>): boolean {
  return field.extensions['needsSignIn'] === true;
}
