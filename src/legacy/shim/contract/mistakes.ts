/** Collects what is wrong in a contract, so that the start reports everything at once. */
export class Mistakes {
  private readonly found: string[] = [];

  constructor(private readonly file: string) {}

  add(place: string, what: string): void {
    this.found.push(`${this.file}: ${place}: ${what}`);
  }

  throwIfAny(): void {
    if (this.found.length > 0) throw new ContractMistakes(this.found);
  }
}

/** A contract file that can't be executed; the message lists every mistake with file, endpoint and field. */
export class ContractMistakes extends Error {
  constructor(readonly mistakes: readonly string[]) {
    super(`The contract can't be used:\n${mistakes.map((line) => `  - ${line}`).join('\n')}`);
    this.name = 'ContractMistakes';
  }
}
