import type { StepCounts } from '../engine/step-progress.js';

/** How many rows of one kind the report itself lists. All of them are counted, and each stands in the file of rows beside it. */
export const LISTED = 1000;

/** One line of the file of rows: an old row of which more is to be said than that it was taken over. */
export interface RowReport {
  readonly system: string;
  readonly table: string;
  readonly oldId: string;
  /** What it has become; null: nothing. */
  readonly entity: string | null;
  readonly id: number | null;
  readonly setAside?: string;
  /** What was dealt with by which rule, as `field: text`; files that were missing are among them. */
  readonly rules?: readonly string[];
  /** Fields that were changed there and here since they were imported. */
  readonly conflicts?: readonly string[];
}

/** Takes the rows of a report one page after the other: there may be millions. */
export type TakeRows = (rows: readonly RowReport[]) => Promise<void>;

export interface ImportReport {
  readonly dryRun: boolean;
  readonly startedAt: string;
  readonly finishedAt: string;
  /** Every row and every sum is accounted for. */
  readonly accounted: boolean;
  /** The file with every row, seen from the report; null where none was asked for. */
  readonly rows: string | null;
  readonly systems: readonly SystemReport[];
}

/** What `verify` finds: both sides as they are now. */
export interface VerifyReport {
  readonly accounted: boolean;
  readonly systems: readonly VerifiedSystem[];
}

export type VerifiedSystem = Pick<SystemReport, 'system' | 'from' | 'state' | 'unknownTables' | 'comparisons'>;

export interface SystemReport {
  readonly system: string;
  /** Its address, without a password. */
  readonly from: string;
  /** In which of several states the system was found, in words; null where it is known in one. */
  readonly state: string | null;
  readonly tables: readonly TableReport[];
  /** Tables that nobody knows: where they hold rows, those are unaccounted for. */
  readonly unknownTables: readonly { readonly table: string; readonly rows: number }[];
  /** Tables that hold nothing to import, with the reason. */
  readonly ignoredTables: readonly { readonly table: string; readonly rows: number; readonly reason: string }[];
  readonly missingTables: readonly string[];
  readonly missingColumns: readonly string[];
  readonly comparisons: readonly ComparisonReport[];
  readonly passwords: readonly { readonly realm: string; readonly kind: string; readonly accounts: number }[];
  /** Whoever still has the password that every account began with. */
  readonly firstPasswords: readonly { readonly realm: string; readonly username: string }[];
}

export interface TableReport extends StepCounts {
  readonly table: string;
  readonly written: number;
  readonly merged: number;
  readonly setAside: number;
  /** Read, and of which nothing is known. */
  readonly unaccounted: number;
  /** Of earlier imports, and not in the old system any more. */
  readonly gone: number;
  readonly conflicting: number;
  readonly filesMissing: number;
  /** The first of them, as in the lists below. */
  readonly setAsideRows: readonly { readonly oldId: string; readonly reason: string }[];
  /** What was dealt with by a rule: the rule, how often, and some of the rows. */
  readonly rules: readonly { readonly rule: string; readonly rows: number; readonly oldIds: readonly string[] }[];
  readonly missingFiles: readonly { readonly oldId: string; readonly file: string }[];
  readonly conflicts: readonly {
    readonly oldId: string;
    readonly entity: string;
    readonly id: number;
    readonly fields: readonly string[];
  }[];
  /** Columns without a home, with the reason and how many values they held. */
  readonly homelessColumns: readonly { readonly column: string; readonly reason: string; readonly values: number }[];
}

/** Amounts and numbers by status, on both sides. */
export interface ComparisonReport {
  readonly table: string;
  readonly entity: string;
  readonly groups: readonly GroupReport[];
  /** Why the sides differ: rows, and by field how much more the old side has. */
  readonly explained: readonly DifferenceReport[];
  readonly unaccounted: readonly DifferenceReport[];
}

export interface GroupReport {
  /** The status as it is here; empty where there is none. */
  readonly status: string;
  readonly old: Totals;
  readonly here: Totals;
}

export interface Totals {
  readonly rows: number;
  readonly sums: Readonly<Record<string, string>>;
}

export interface DifferenceReport {
  readonly reason: string;
  readonly rows: number;
  readonly oldIds: readonly string[];
  readonly sums: Readonly<Record<string, string>>;
}
