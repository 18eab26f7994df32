import { parseArgs } from 'node:util';

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

const MAX_STUDENTS = 5_000_000;
/** Order numbers hold the second: with more orders in one year two might get the same. */
const MAX_ORDERS = 5_000_000;
/** A student never orders a project twice, and there are not more projects. */
const MAX_ORDERS_EACH = 100;

/** Reads `--students <number> [--orders <number>]`; as many orders as students when left out. Throws FillRefused. */
export function sizeFrom(args: readonly string[]): VolumeSize {
  const { students: givenStudents, orders: givenOrders } = optionsOf(args);
  if (givenStudents === undefined) throw new FillRefused('--students <number> is missing: how many students to make.');
  const students = wholeNumber('--students', givenStudents, MAX_STUDENTS);
  const orders = givenOrders === undefined ? students : wholeNumber('--orders', givenOrders, MAX_ORDERS);
  if (orders > students * MAX_ORDERS_EACH) throw new FillRefused(`--orders must not be more than ${MAX_ORDERS_EACH} times --students.`);
  return { students, orders };
}

function optionsOf(args: readonly string[]): { students?: string; orders?: string } {
  try {
    return parseArgs({ args: [...args], options: { students: { type: 'string' }, orders: { type: 'string' } } }).values;
  } catch (error) {
    throw new FillRefused(error instanceof Error ? firstSentence(error.message) : String(error));
  }
}

/** Node's advice on positional arguments, behind the sentence that names the option, is of no use here. */
function firstSentence(message: string): string {
  return `${message.split(/[.\n]/, 1)[0]}.`;
}

function wholeNumber(option: string, given: string, max: number): number {
  const value = /^\d{1,9}$/.test(given) ? Number(given) : 0;
  if (value < 1 || value > max) throw new FillRefused(`${option} must be a whole number from 1 to ${max}.`);
  return value;
}
