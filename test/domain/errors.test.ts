import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DomainError, REASONS } from '../../src/domain/errors.js';
import { PLATFORM_REASONS, ReasonedError, type Reasons } from '../../src/platform/errors.js';
import { root } from '../support/paths.js';

describe('DomainError', () => {
  it('carries the code and the message of its reason', () => {
    const error = new DomainError('ORDER_NOT_PAID', { field: 'id' });
    expect(error).toMatchObject({ name: 'DomainError', reason: 'ORDER_NOT_PAID', code: 'CONFLICT', field: 'id', params: {} });
    expect(error.message).toBe(REASONS.ORDER_NOT_PAID.message);
    expect(error).toBeInstanceOf(ReasonedError);
  });

  it('fills parameters into the message', () => {
    expect(new DomainError('RELATED_MISSING', { params: { id: 42 } }).message).toContain('record: 42.');
  });

  it('has a code and a sentence for every reason', () => {
    for (const [reason, row] of Object.entries(REASONS)) {
      expect(reason).toMatch(/^[A-Z][A-Z_]+$/);
      expect(row.message, reason).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('has every reason of every domain, each of them once', async () => {
    const domains = readdirSync(`${root}src/domain`).filter((name) => existsSync(`${root}src/domain/${name}/reasons.ts`));
    const lists = await Promise.all(
      domains.map(async (name): Promise<Reasons[]> => Object.values(await import(`../../src/domain/${name}/reasons.ts`))),
    );
    const names = [PLATFORM_REASONS, ...lists.flat()].flatMap((list) => Object.keys(list));
    expect(new Set(names).size).toBe(names.length);
    expect(Object.keys(REASONS)).toEqual(expect.arrayContaining(names));
  });
});
