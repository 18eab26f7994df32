/** A terminal is redrawn this often, */
const REDRAW_MS = 100;
/** and a log gets a line this often. */
const LINE_MS = 10_000;
const BAR_WIDTH = 24;

interface Target {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

interface Step {
  readonly name: string;
  /** Unknown: how much there is turns out at the end. */
  readonly total: number | undefined;
  readonly begin: number;
  done: number;
}

/** Shows how far a long piece of work is: one step after the other, each with what is done, how fast, and the time left. */
export class Progress {
  private step: Step | undefined;
  private shown = 0;

  constructor(
    private readonly target: Target,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Ends the step before and begins the next. `done`: what an earlier run has done of it. */
  begin(name: string, total?: number): void {
    this.end();
    this.step = { name, total, begin: this.now(), done: 0 };
    this.shown = this.now();
    if (this.target.isTTY === true) this.draw(this.step);
  }

  advance(by: number): void {
    if (this.step === undefined) return;
    this.step.done += by;
    if (this.now() - this.shown < (this.target.isTTY === true ? REDRAW_MS : LINE_MS)) return;
    this.shown = this.now();
    this.draw(this.step);
  }

  /** Ends the last step. */
  end(): void {
    if (this.step === undefined) return;
    this.draw(this.step, true);
    this.step = undefined;
  }

  private draw(step: Step, last = false): void {
    if (this.target.isTTY !== true) return void this.target.write(`${wordsOf(step, this.now(), last)}\n`);
    const line = barOf(step, this.now(), last).slice(0, this.target.columns ?? 80);
    this.target.write(`\r\x1b[K${line}${last ? '\n' : ''}`);
  }
}

function wordsOf(step: Step, now: number, last: boolean): string {
  const parts = [
    `${step.name}: ${count(step.done)}${step.total === undefined || last ? '' : ` of ${count(step.total)}`}`,
    ...pace(step, now, last),
  ];
  return parts.join(', ');
}

function barOf(step: Step, now: number, last: boolean): string {
  const { name, done, total } = step;
  const share = last ? 1 : total === undefined || total === 0 ? 0 : Math.min(1, done / total);
  const filled = Math.round(share * BAR_WIDTH);
  const bar = `[${'#'.repeat(filled)}${'-'.repeat(BAR_WIDTH - filled)}]`;
  return [
    name.padEnd(32),
    bar,
    total === undefined || last ? count(done) : `${count(done)}/${count(total)}`,
    ...pace(step, now, last),
  ].join(' ');
}

/** How fast, and how long: left, or in all once it has ended. */
function pace({ done, total, begin }: Step, now: number, last: boolean): string[] {
  const seconds = (now - begin) / 1000;
  if (last) return seconds < 1 ? [] : [`in ${duration(seconds)}`];
  if (done === 0 || seconds === 0) return [];
  const rate = done / seconds;
  return [`${count(Math.round(rate))}/s`, ...(total === undefined ? [] : [`${duration(Math.max(0, total - done) / rate)} left`])];
}

function count(value: number): string {
  return value.toLocaleString('en');
}

function duration(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
