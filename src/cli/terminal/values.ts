import { InvalidArgumentError } from 'commander';

/** Reads the value of an option: a whole number in decimal digits. */
export function wholeNumber(min: number, max: number): (given: string) => number {
  return (given) => {
    const value = /^\d{1,15}$/.test(given) ? Number(given) : Number.NaN;
    if (!(value >= min && value <= max)) throw new InvalidArgumentError(`It must be a whole number from ${min} to ${max}.`);
    return value;
  };
}
