import { InvalidArgumentError } from 'commander';

/** Reads the value of an option: a whole number in decimal digits. */
export function wholeNumber(min: number, max: number): (given: string) => number {
  return (given) => {
    const value = /^\d{1,15}$/.test(given) ? Number(given) : Number.NaN;
    if (!(value >= min && value <= max)) throw new InvalidArgumentError(`It must be a whole number from ${min} to ${max}.`);
    return value;
  };
}

/** One of the given names. */
export function oneOf(names: readonly string[]): (given: string) => string {
  return (given) => {
    if (!names.includes(given)) throw new InvalidArgumentError(`It must be one of ${names.join(', ')}.`);
    return given;
  };
}

/** `http(s)://…`, without a slash at its end. */
export function webAddress(given: string): string {
  if (!/^https?:$/.test(URL.parse(given)?.protocol ?? '')) throw new InvalidArgumentError('It must begin with http:// or https://.');
  return given.replace(/\/$/, '');
}

/** For an option that may be given several times. */
export function several(given: string, before: readonly string[]): readonly string[] {
  return [...before, given];
}

/** A size as people read it. */
export function fileSize(bytes: number): string {
  if (bytes < 1024 * 1024) return `${Math.ceil(bytes / 1024)} KiB`;
  return `${(bytes / 1024 / 1024).toLocaleString('en', { maximumFractionDigits: 1 })} MiB`;
}
