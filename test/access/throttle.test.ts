import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LoginThrottle, type SignInAttempt } from '../../src/access/throttle.js';
import { MemoryStore } from '../../src/platform/store/memory.js';
import { failingStore } from '../support/failing-store.js';

const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
const anna: SignInAttempt = { realm: 'STAFF', username: 'Anna', address: '10.0.0.1' };
let store: MemoryStore;
let throttle: LoginThrottle;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  store = new MemoryStore(log);
  throttle = new LoginThrottle(store, { maxFailures: 3, maxFailuresPerAddress: 10 }, log);
});
afterEach(() => {
  vi.useRealTimers();
});

const wrong = (who: SignInAttempt): Promise<string> =>
  throttle
    .attempt(who, async () => null)
    .then(
      () => 'wrong',
      (error: { reason: string }) => error.reason,
    );
const right = (who: SignInAttempt): Promise<string> =>
  throttle
    .attempt(who, async () => 'account')
    .then(
      (found) => found ?? 'wrong',
      (error: { reason: string }) => error.reason,
    );

describe('LoginThrottle', () => {
  it('refuses an account after its failures, the right password too, without looking at it', async () => {
    expect([await wrong(anna), await wrong(anna), await wrong(anna)]).toEqual(['wrong', 'wrong', 'wrong']);
    const verify = vi.fn();
    await expect(throttle.attempt(anna, verify)).rejects.toMatchObject({ reason: 'TOO_MANY_ATTEMPTS', params: { retryAfterSeconds: 900 } });
    expect(verify).not.toHaveBeenCalled();
    expect(await right({ ...anna, username: ' aNNA', address: '10.0.0.2' })).toBe('TOO_MANY_ATTEMPTS');
  });

  it('opens again 15 minutes after the first failure, and says when', async () => {
    await wrong(anna);
    vi.setSystemTime(Date.now() + 600_000);
    await wrong(anna);
    await wrong(anna);
    await expect(throttle.attempt(anna, vi.fn())).rejects.toMatchObject({ params: { retryAfterSeconds: 300 } });
    vi.setSystemTime(Date.now() + 300_000);
    expect(await right(anna)).toBe('account');
  });

  it('counts accounts and realms apart', async () => {
    for (let i = 0; i < 3; i++) await wrong(anna);
    expect(await right({ ...anna, username: 'bob' })).toBe('account');
    expect(await right({ ...anna, realm: 'TEACHER' })).toBe('account');
  });

  it('neither counts successes nor forgives because of them', async () => {
    for (let i = 0; i < 20; i++) expect(await right(anna)).toBe('account');
    await wrong(anna);
    await wrong(anna);
    await right(anna);
    await wrong(anna);
    expect(await right(anna)).toBe('TOO_MANY_ATTEMPTS');
  });

  it('refuses an address after its failures over many accounts', async () => {
    for (let i = 0; i < 10; i++) expect(await wrong({ ...anna, username: `user${i}` })).toBe('wrong');
    expect(await right({ ...anna, username: 'carl' })).toBe('TOO_MANY_ATTEMPTS');
    expect(await right({ ...anna, username: 'carl', address: '10.0.0.2' })).toBe('account');
  });

  it.each([
    ['2001:db8:1:2::1', '2001:0DB8:1:2:ffff::9', true],
    ['2001:db8::1', '2001:db8:0:0:5:6:7:8', true],
    ['fe80::1%eth0', 'fe80::2', true],
    ['::1', '::2', true],
    ['::ffff:10.0.0.9', '10.0.0.9', true],
    ['2001:db8:1:2::1', '2001:db8:1:3::1', false],
    ['::ffff:10.0.0.9', '::ffff:10.0.0.8', false],
  ])('takes %s and %s for one address: %s', async (first, second, same) => {
    for (let i = 0; i < 10; i++) await wrong({ realm: 'STAFF', username: `u${i}`, address: first });
    expect(await right({ ...anna, address: second })).toBe(same ? 'TOO_MANY_ATTEMPTS' : 'account');
  });

  it('tells simultaneous guesses no more than as many one by one', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => wrong(anna)));
    expect(answers.filter((answer) => answer === 'wrong')).toHaveLength(3);
    expect(answers.filter((answer) => answer === 'TOO_MANY_ATTEMPTS')).toHaveLength(47);
  });

  it('refuses a right guess that comes out after too many wrong ones', async () => {
    let finish: (account: string) => void = () => undefined;
    const late = throttle.attempt(
      anna,
      () =>
        new Promise<string>((resolve) => {
          finish = resolve;
        }),
    );
    await Promise.all(Array.from({ length: 5 }, () => wrong(anna)));
    finish('account');
    await expect(late).rejects.toMatchObject({ reason: 'TOO_MANY_ATTEMPTS' });
  });

  it('lets simultaneous right sign-ins through', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => right(anna)));
    expect(new Set(answers)).toEqual(new Set(['account']));
  });

  it('passes on what fails for another reason, uncounted', async () => {
    for (let i = 0; i < 5; i++)
      await expect(
        throttle.attempt(anna, async () => {
          throw new Error('database');
        }),
      ).rejects.toThrow('database');
    expect(await right(anna)).toBe('account');
  });

  it('keeps no name in the store', async () => {
    const set = vi.spyOn(store, 'increment');
    await wrong({ ...anna, username: 'secretname'.repeat(1000) });
    expect(JSON.stringify(set.mock.calls)).not.toContain('secretname');
    expect(set.mock.calls.every(([key]) => key.length < 100)).toBe(true);
  });

  it('goes on counting in the process while the store is away', async () => {
    const away = vi.fn().mockRejectedValue(new Error('away'));
    throttle = new LoginThrottle(
      Object.assign(store, { getMany: away, increment: away }),
      { maxFailures: 3, maxFailuresPerAddress: 10 },
      log,
    );
    expect(await right(anna)).toBe('account');
    for (let i = 0; i < 3; i++) await wrong(anna);
    expect(await right(anna)).toBe('TOO_MANY_ATTEMPTS');
  });

  it('counts by itself what a store that takes no writes cannot count', async () => {
    const full = failingStore(store);
    throttle = new LoginThrottle(full, { maxFailures: 3, maxFailuresPerAddress: 10 }, log);
    await wrong(anna);
    full.fail('writes');
    for (let i = 0; i < 3; i++) await wrong(anna);
    expect(await right(anna)).toBe('TOO_MANY_ATTEMPTS');
    full.fail('nothing');
    expect(await right(anna)).toBe('TOO_MANY_ATTEMPTS');
  });
});
