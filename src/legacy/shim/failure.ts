import type { ErrorCode } from '../../platform/errors.js';

export type { ErrorCode };

/** What a surface's failure envelope is filled with. Surfaces use the parts they have. */
export interface Failure {
  readonly msg: string;
  /** The envelope's own code. */
  readonly code?: number;
  /** HTTP status; without it the surface's usual one for failures. */
  readonly http?: number;
  /** Name of the offending field, in the old API's words. */
  readonly field?: string;
}

export type Params = Readonly<Record<string, string | number>>;

/**
 * A row of a surface's table. `{name}` in msg is filled from the refusal's params, `{field}` from its field;
 * `field: 'same'` passes the refusal's own field name on.
 */
export type FailureRow = Failure;

/** A rule said no: thrown by a route, or made from a failed operation; the surface's tables give it its wording. */
export class Refusal extends Error {
  constructor(
    readonly reason: string,
    readonly details: { readonly code?: ErrorCode; readonly field?: string; readonly params?: Params } = {},
  ) {
    super(reason);
    this.name = 'Refusal';
  }
}

/** An answer in the failure envelope whose content the route knows already (also for "failures" that are none, like code 100). */
export class Answered extends Error {
  constructor(readonly failure: Failure) {
    super(failure.msg);
    this.name = 'Answered';
  }
}

/** Throws a Refusal with the reason; the surface's table words it. */
export function refuse(reason: string, details?: { field?: string; params?: Params }): never {
  throw new Refusal(reason, details);
}

/** Throws the failure answer as it stands. */
export function answerFailure(failure: Failure): never {
  throw new Answered(failure);
}

/** Fills `{name}` places of a documented text; a place without a value stays as it is. */
export function fillTemplate(template: string, values: Readonly<Record<string, string | number | undefined>>): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
