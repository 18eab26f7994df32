import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Passwords } from '../../src/access/passwords.js';

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
