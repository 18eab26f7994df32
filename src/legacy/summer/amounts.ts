/** An amount as GraphQL writes it, as the JSON number that both APIs answer. */
export function amountOf(decimal: string): number;
export function amountOf(decimal: string | null): number | null;
export function amountOf(decimal: string | null): number | null {
  return decimal === null ? null : Number(decimal);
}

/** A JSON number as GraphQL takes it, rounded to two decimals; null and what was not sent stay as they are. */
export function decimal(amount: number): string;
export function decimal(amount: number | null | undefined): string | null | undefined;
export function decimal(amount: number | null | undefined): string | null | undefined {
  return typeof amount === 'number' ? amount.toFixed(2) : amount;
}
