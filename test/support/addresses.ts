import { FileAddresses } from '../../src/platform/media/addresses.js';

/** How files are addressed where a test has none. */
export const NO_FILES = new FileAddresses({ base: '', secret: 'no files', lifeSeconds: 60 });

const SIGNATURE = /\?expires=\d+(?:\.\d+)?&signature=[0-9a-f]{32}$/;

/** The address of a personal file as nobody signed it; throws where it is not signed. */
export function unsigned(address: string): string {
  if (!SIGNATURE.test(address)) throw new Error(`${address} is not signed.`);
  return address.replace(SIGNATURE, '');
}

export function isSigned(address: string): boolean {
  return SIGNATURE.test(address);
}

/** What is asked of the server for an address: path and query. */
export function targetOf(address: string): string {
  const { pathname, search } = new URL(address);
  return pathname + search;
}

/** The same address with the last digit of its signature changed. */
export function altered(address: string): string {
  return address.slice(0, -1) + (address.endsWith('0') ? '1' : '0');
}
