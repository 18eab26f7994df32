/** What the shell is told. */
export const EXIT = {
  done: 0,
  /** The command refused to work, failed, or found what must not be (a difference, a row that is unaccounted for). */
  failed: 1,
  /** There is no such command, or its options are wrong. */
  usage: 2,
} as const;
