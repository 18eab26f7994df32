import type { DifferenceKind } from '../rules/rules.js';

/** One thing in which two answers differ. */
export interface Difference {
  readonly kind: DifferenceKind;
  /** Where, with lists as `[]`: `data.list[].name`; `status`, `header.location`. */
  readonly at: string;
  readonly old: unknown;
  readonly new: unknown;
}

/** An answer as it is compared. */
export interface ComparedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The JSON; a text where it is none; undefined where there is no body. */
  readonly body: unknown;
}
