import { LRUCache } from 'lru-cache';
import { planKeys, type OperationParts, type PlanKey, type Wanted } from './plan-key.js';
import type { Plan } from './plan.js';

/** More kinds of viewers and shapes of variables than this are a client's games: those not used for longest are forgotten. */
const MAX_RUNS = 64;
/** Beside its text, for each value that fills a parameter. */
const BYTES_OF_A_PARAMETER = 200;

/** The compiled statements of one operation. Whoever has the operation has them, and they go with it. */
export class Plans {
  readonly #operation: OperationParts;
  readonly #onGrowth: (bytes: number) => void;
  #keys: ((wanted: Wanted) => PlanKey) | undefined;
  #runs: LRUCache<string, Map<string, Plan | null>> | undefined;

  /** @param onGrowth told about how many bytes more a new statement takes. */
  constructor(operation: OperationParts, onGrowth: (bytes: number) => void = () => {}) {
    this.#operation = operation;
    this.#onGrowth = onGrowth;
  }

  /** The plan for what is wanted, compiled if it is not known. Null where there is none in this form. */
  find(wanted: Wanted, compile: () => Plan | null): Plan | null {
    this.#keys ??= planKeys(this.#operation);
    const { run, field } = this.#keys(wanted);
    const plans = this.#plansOf(run);
    let plan = plans.get(field);
    if (plan === undefined) {
      plans.set(field, (plan = compile()));
      if (plan !== null) this.#onGrowth(plan.text.length + plan.parameters.length * BYTES_OF_A_PARAMETER);
    }
    return plan;
  }

  #plansOf(run: string): Map<string, Plan | null> {
    this.#runs ??= new LRUCache({ max: MAX_RUNS });
    let plans = this.#runs.get(run);
    if (plans === undefined) this.#runs.set(run, (plans = new Map()));
    return plans;
  }
}
