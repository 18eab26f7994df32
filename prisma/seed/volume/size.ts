/** How much is made. */
export interface VolumeSize {
  readonly students: number;
  /** Spread evenly over the students. */
  readonly orders: number;
}

/** Why nothing was made, in one line for whoever asked. */
export class FillRefused extends Error {
  override readonly name = 'FillRefused';
}

export const MAX_STUDENTS = 5_000_000;
/** Order numbers hold the second: with more orders in one year two might get the same. */
export const MAX_ORDERS = 5_000_000;
/** A student never orders a project twice, and there are not more projects. */
const MAX_ORDERS_EACH = 100;

/** As many orders as students when left out; undefined: nothing is to be made. Throws FillRefused. */
export function sizeOf(students: number | undefined, orders: number | undefined): VolumeSize | undefined {
  if (students === undefined) {
    if (orders !== undefined) throw new FillRefused('--orders needs --students <number>: whose orders they are.');
    return undefined;
  }
  const size = { students, orders: orders ?? students };
  if (size.orders > students * MAX_ORDERS_EACH)
    throw new FillRefused(`--orders must not be more than ${MAX_ORDERS_EACH} times --students.`);
  return size;
}
