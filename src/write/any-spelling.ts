/** A text of a condition that every spelling of the same name meets (`anySpelling`). */
export class AnySpelling {
  constructor(readonly text: unknown) {}
}

/**
 * Stands in a condition for a text that names something, and is compared by its normal form (`platform/text/normal-form.ts`).
 * Where two rows were named before their names were one, both meet it: the decision takes the one that is written so.
 *
 * @example row('Staff', { where: { account: { realm: 'STAFF', username: anySpelling(name) } }, select: { id: true } })
 */
export function anySpelling(text: string): string {
  return new AnySpelling(text) as unknown as string;
}
