/** The old systems, in the order in which they are imported unless another keeps its ids. */
export const SYSTEMS = ['summer-crm', 'summer-student', 'school', 'miniapp', 'course-agent'] as const;

export type SystemName = (typeof SYSTEMS)[number];

/** An old system to read: where its data is, and where its files are. */
export interface SystemSource {
  readonly system: SystemName;
  /** `mysql://user:password@host:port/database`, `sqlite:path`, or `csv:folder`. */
  readonly url: string;
  /** The folder that the columns' paths are relative to; without it no file is taken over. */
  readonly media?: string | undefined;
}

export interface ImportOptions {
  readonly sources: readonly SystemSource[];
  /** Do everything, and write nothing. */
  readonly dryRun?: boolean;
  /** Rows in one transaction; 500 when left out. Twice as many take 50 MiB more, and save no time. */
  readonly batch?: number;
  /** The system whose ids stay as they are; `summer-crm` when left out. */
  readonly keepIds?: SystemName;
  /** Where a value was changed here and there since it was imported, the old system's is taken. */
  readonly overwrite?: boolean;
  /** Unpaid orders of old systems expire as ours do, seven days after they were placed. */
  readonly expireOld?: boolean;
  /** Tables that no mapping knows and that hold nothing to import, by system: the operator's word. */
  readonly ignoreTables?: Partial<Record<SystemName, readonly string[]>>;
  /** Names of the roles whose holders become administrators, by system. */
  readonly administrators?: Partial<Record<SystemName, readonly string[]>>;
}

/** Told how far a long piece of work is: one step after the other. */
export interface Progress {
  begin(name: string, total?: number): void;
  advance(rows: number): void;
  end(): void;
}

export const NO_PROGRESS: Progress = { begin: () => undefined, advance: () => undefined, end: () => undefined };

export const DEFAULT_BATCH = 500;
export const DEFAULT_KEEP_IDS: SystemName = 'summer-crm';
