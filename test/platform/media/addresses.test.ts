import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FileAddresses } from '../../../src/platform/media/addresses.js';

const SECRET = 'a secret of thirty-two bytes, or so';
const NOW = Date.parse('2027-03-01T10:00:00.123Z');
const BASE = 'https://api.example.com/media/';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

const addresses = (lifeSeconds: number, secret = SECRET): FileAddresses => new FileAddresses({ base: BASE, secret, lifeSeconds });

/** The query of an address as a statement would write it: HMAC by its definition, from the padded keys. */
function queryFor(path: string, from: FileAddresses): { expires: string; signature: string } {
  const { query, innerKey } = from.now();
  const padded = Buffer.from(innerKey.slice(2), 'hex').map((byte) => byte ^ 0x36);
  const signature = createHmac('sha256', padded).update(path).digest('hex').slice(0, 32);
  return { expires: query.replace(/^\?expires=(.*)&signature=$/, '$1'), signature };
}

describe('the address of a personal file', () => {
  it.each([1, 2, 59, 60, 100, 3600, 604_800])('is good for the %d seconds of the setting, or up to a twelfth less', (life) => {
    const files = addresses(life);
    const query = queryFor('images/a.png', files);
    const expires = Number(query.expires) * 1000;
    expect(expires).toBeLessThanOrEqual(NOW + life * 1000);
    expect(expires).toBeGreaterThanOrEqual(NOW + life * 1000 * (11 / 12) - 1);
    expect(files.isGood('images/a.png', query)).toBe(true);
    vi.setSystemTime(expires - 1);
    expect(files.isGood('images/a.png', query)).toBe(true);
    vi.setSystemTime(expires);
    expect(files.isGood('images/a.png', query)).toBe(false);
    expect(files.isOurs('images/a.png', query)).toBe(true);
  });

  it('stays the same for a while, so that a client that reads again has nothing to fetch', () => {
    const files = addresses(3600);
    vi.setSystemTime(Date.parse('2027-03-01T10:00:00Z'));
    const first = files.now();
    vi.setSystemTime(Date.parse('2027-03-01T10:04:59.999Z'));
    expect(files.now()).toEqual(first);
    vi.setSystemTime(Date.parse('2027-03-01T10:05:00Z'));
    expect(files.now().query).not.toBe(first.query);
    expect(files.now().innerKey).not.toBe(first.innerKey);
  });

  it('is understood by every process with the same secret, whatever it gives out itself, and by no other', () => {
    const query = queryFor('images/a.png', addresses(3600));
    expect(addresses(60).isGood('images/a.png', query)).toBe(true);
    expect(addresses(3600, `${SECRET}!`).isOurs('images/a.png', query)).toBe(false);
  });

  it('is good for its own path and its own time only', () => {
    const files = addresses(3600);
    const query = queryFor('images/a.png', files);
    const later = String(Number(query.expires) + 1);
    expect(files.isOurs('images/b.png', query)).toBe(false);
    for (const changed of [
      { ...query, expires: later },
      { ...query, expires: `${query.expires}.0` },
      { ...query, expires: `0${query.expires}` },
      { ...query, expires: '' },
      { ...query, expires: 'NaN' },
      { ...query, expires: '1e99' },
      { ...query, signature: query.signature.toUpperCase() },
      { ...query, signature: query.signature.slice(1) },
      { ...query, signature: '' },
      { expires: query.expires },
      { signature: query.signature },
      {},
      { expires: [query.expires], signature: query.signature },
      { ...query, signature: [query.signature, query.signature] },
    ]) {
      // Digits alone may happen to be the same in upper case.
      if (changed.signature !== query.signature || changed.expires !== query.expires)
        expect(files.isOurs('images/a.png', changed), JSON.stringify(changed)).toBe(false);
    }
  });

  it('is good nowhere with any digit of the signature changed', () => {
    const files = addresses(3600);
    fc.assert(
      fc.property(fc.webPath(), fc.nat(31), fc.integer({ min: 1, max: 15 }), (path, at, by) => {
        const query = queryFor(path, files);
        const digit = (Number.parseInt(query.signature.charAt(at), 16) ^ by).toString(16);
        const signature = query.signature.slice(0, at) + digit + query.signature.slice(at + 1);
        expect([files.isOurs(path, query), files.isOurs(path, { ...query, signature })]).toEqual([true, false]);
      }),
    );
  });
});
