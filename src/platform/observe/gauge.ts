/** What is read when somebody asks for the metrics. */
export interface Gauge {
  /** Without the prefix; of a counter with `_total`. */
  readonly name: string;
  readonly help: string;
  /** A counter only goes up; a gauge when left out. */
  readonly kind?: 'counter';
  readonly labels?: readonly string[];
  /** The value, or one for each combination of labels. What it throws leaves it out of this answer. */
  read(): number | readonly Reading[] | Promise<number | readonly Reading[]>;
}

export interface Reading {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}
