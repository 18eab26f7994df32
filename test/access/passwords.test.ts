import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Passwords } from '../../src/access/passwords.js';
import { joinHashes } from '../../src/access/stored-hash.js';

const passwords = new Passwords({ memoryCost: 64, timeCost: 1, parallelism: 1 });
const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

describe('Passwords', () => {
  it('opens a hash with its password only', async () => {
    const hash = await passwords.hash('STUDENT', '密码 123');
    expect(hash).toMatch(/^\$argon2id\$/);
    expect(await passwords.verify('STUDENT', hash, '密码 123')).toBe(true);
    expect(await passwords.verify('STUDENT', hash, '密码 124')).toBe(false);
    expect(await passwords.verify('STUDENT', hash, '')).toBe(false);
  });

  it('makes two hashes of one password', async () => {
    expect(await passwords.hash('MEMBER', 'same')).not.toBe(await passwords.hash('MEMBER', 'same'));
  });

  it('costs what OWASP recommends by default', async () => {
    expect(await new Passwords().hash('MEMBER', 'x')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('takes the MD5 digest in place of the password from staff, and from nobody else', async () => {
    const staff = await passwords.hash('STAFF', 'demo123456');
    expect(await passwords.verify('STAFF', staff, 'demo123456')).toBe(true);
    expect(await passwords.verify('STAFF', staff, md5('demo123456'))).toBe(true);
    expect(await passwords.verify('STAFF', staff, md5('demo123456').toUpperCase())).toBe(true);
    expect(await passwords.verify('STAFF', staff, md5('other'))).toBe(false);
    const teacher = await passwords.hash('TEACHER', 'demo123456');
    expect(await passwords.verify('TEACHER', teacher, md5('demo123456'))).toBe(false);
  });

  it('lets staff have a password that looks like a digest', async () => {
    const odd = md5('anything');
    expect(await passwords.verify('STAFF', await passwords.hash('STAFF', odd), odd)).toBe(true);
  });

  it('lets nobody in without a hash, and takes as long to say so', async () => {
    const slow = new Passwords({ memoryCost: 19_456, timeCost: 4, parallelism: 1 });
    const hash = await slow.hash('MEMBER', 'x');
    const timed = async (known: string | null): Promise<number> => {
      const started = performance.now();
      expect(await slow.verify('MEMBER', known, 'wrong')).toBe(false);
      return performance.now() - started;
    };
    await timed(null);
    const [unknown, wrong] = [await timed(null), await timed(hash)];
    expect(unknown).toBeGreaterThan(wrong / 4);
  });
});

/** Made by other programs: Python's hashlib and libcrypt. */
const OF_OLD_SYSTEMS = [
  ['密码一二三', 'pbkdf2_sha256$36000$Salt2017abcd$s92Pj1bS0OLOAkdN7FmRalibXi/OtJNq/YBiyWAZJp0='],
  ['with space in it', 'pbkdf2_sha256$24000$s24salt$f5buI39Y3sqCTh5esKfQ9zHolUoPM5aZQOcwEGG2nEE='],
  ['密码 bcrypt', '$2y$04$abcdefghijklmnopqrstuuZjujjZ2GEmt.1ipUYUCA81voD6ztPfq'],
  ['U*U', '$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW'],
] as const;

describe('hashes of old systems', () => {
  it.each(OF_OLD_SYSTEMS)('%s opens %s, in every realm, and gets a hash of ours', async (password, old) => {
    for (const realm of ['TEACHER', 'STAFF'] as const) {
      expect(await passwords.open(realm, old, `${password}x`)).toBeNull();
      const renewed = (await passwords.open(realm, old, password))?.renewed ?? '';
      expect(renewed).toMatch(/^\$argon2id\$/);
      expect(await passwords.open(realm, renewed, password)).toEqual({ renewed: null });
    }
  });

  it('bcrypt hashed the first 72 bytes only', async () => {
    const old = '$2b$04$GHZh2idExvwMhqYppZkTnuzNDwKVZi5EtWUTdSavcalWG67IGE8sK';
    expect(await passwords.verify('PUPIL', old, 'x'.repeat(80))).toBe(true);
    expect(await passwords.verify('PUPIL', old, 'x'.repeat(71))).toBe(false);
  });

  it('an MD5 digest is wrapped: in the realm of staff its password and it open, elsewhere the password alone', async () => {
    const old = { form: 'md5', text: md5('Admin@2018').toUpperCase(), salt: Buffer.alloc(16, 1) } as const;
    const staff = await passwords.adopt('STAFF', old);
    expect(await passwords.open('STAFF', staff, 'Admin@2018')).toEqual({ renewed: null });
    expect(await passwords.open('STAFF', staff, md5('Admin@2018'))).toEqual({ renewed: null });
    const shopper = await passwords.adopt('SHOPPER', old);
    expect(await passwords.verify('SHOPPER', shopper, md5('Admin@2018'))).toBe(false);
    const renewed = (await passwords.open('SHOPPER', shopper, 'Admin@2018'))?.renewed ?? '';
    expect(renewed).toMatch(/^\$argon2id\$/);
    expect(await passwords.open('SHOPPER', renewed, 'Admin@2018')).toEqual({ renewed: null });
  });

  it('a plain password is hashed, alike when it is taken over again, and differently for two accounts', async () => {
    const adopt = (salt: number) => passwords.adopt('MEMBER', { form: 'plain', text: '密码🔑', salt: Buffer.alloc(16, salt) });
    expect(await adopt(1)).toBe(await adopt(1));
    expect(await adopt(1)).not.toBe(await adopt(2));
    expect(await passwords.open('MEMBER', await adopt(1), '密码🔑')).toEqual({ renewed: null });
    const staff = await passwords.adopt('STAFF', { form: 'plain', text: 'x', salt: Buffer.alloc(16) });
    expect(await passwords.verify('STAFF', staff, md5('x'))).toBe(true);
  });

  it('of an account that was two, either password opens, and its hash alone is renewed', async () => {
    const crm = await passwords.adopt('STAFF', { form: 'md5', text: md5('of 2018'), salt: Buffer.alloc(16, 1) });
    const both = joinHashes(crm, OF_OLD_SYSTEMS[1][1], crm, null) ?? '';
    expect(await passwords.open('STAFF', both, md5('of 2018'))).toEqual({ renewed: null });
    const renewed = (await passwords.open('STAFF', both, 'with space in it'))?.renewed ?? '';
    expect(renewed.split(' ')).toEqual([crm, expect.stringMatching(/^\$argon2id\$/)]);
    for (const password of ['of 2018', md5('of 2018'), 'with space in it', md5('with space in it')])
      expect(await passwords.open('STAFF', renewed, password)).toEqual({ renewed: null });
    expect(await passwords.verify('STAFF', renewed, 'another')).toBe(false);
    expect(joinHashes(null, null)).toBeNull();
  });

  it.each([
    '',
    ' ',
    '!unusableUNUSABLEunusableUNUSABLEunus',
    'e10adc3949ba59abbe56e057f20f883e',
    'plain text',
    '$argon2id$v=19$m=64,t=1,p=1$c2hvcnQ',
    '$argon2id$v=19$m=9999999,t=1,p=1$AQEBAQEBAQEBAQEBAQEBAQ$AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE',
    'md5$argon2id$',
    'pbkdf2_sha256$0$salt$l1XyXwtkAqsvFaQEwSbX8i8wjutEj3K3nuD2+fRSPyo=',
    'pbkdf2_sha256$9999999$salt$l1XyXwtkAqsvFaQEwSbX8i8wjutEj3K3nuD2+fRSPyo=',
    'pbkdf2_sha256$36000$salt$short',
    'pbkdf2_sha1$36000$salt$l1XyXwtkAqsvFaQEwSbX8i8wjutEj3K3nuD2+fRSPyo=',
    '$2y$31$abcdefghijklmnopqrstuuZjujjZ2GEmt.1ipUYUCA81voD6ztPfq',
    '$2y$03$abcdefghijklmnopqrstuuZjujjZ2GEmt.1ipUYUCA81voD6ztPfq',
    '$2y$10$short',
  ])('what cannot be read (%j) is opened by nothing, not even by itself', async (stored) => {
    for (const realm of ['STAFF', 'PUPIL'] as const)
      for (const password of [stored, '', '123456']) expect(await passwords.open(realm, stored, password)).toBeNull();
  });

  it('what cannot be read takes as long as a wrong password', async () => {
    const slow = new Passwords({ memoryCost: 19_456, timeCost: 4, parallelism: 1 });
    const hash = await slow.hash('MEMBER', 'x');
    const timed = async (known: string): Promise<number> => {
      const started = performance.now();
      expect(await slow.verify('MEMBER', known, 'wrong')).toBe(false);
      return performance.now() - started;
    };
    await timed(hash);
    const [unreadable, wrong] = [await timed('!'), await timed(hash)];
    expect(unreadable).toBeGreaterThan(wrong / 4);
  });
});
