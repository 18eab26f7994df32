import { describe, expect, it } from 'vitest';
import { DomainError, REASONS } from '../../src/platform/errors.js';

describe('DomainError', () => {
  it('carries the code and the message of its reason', () => {
    const error = new DomainError('NOT_FOUND', { field: 'id' });
    expect(error).toMatchObject({ name: 'DomainError', reason: 'NOT_FOUND', code: 'NOT_FOUND', field: 'id', params: {} });
    expect(error.message).toBe(REASONS.NOT_FOUND.message);
    expect(error).toBeInstanceOf(Error);
  });

  it('fills parameters into the message', () => {
    expect(new DomainError('TOO_MANY_ATTEMPTS', { params: { retryAfterSeconds: 42 } }).message).toContain('in 42 seconds');
  });

  it('has a code and a sentence for every reason', () => {
    for (const [reason, row] of Object.entries(REASONS)) {
      expect(reason).toMatch(/^[A-Z][A-Z_]+$/);
      expect(row.message, reason).toMatch(/^[A-Z].*\.$/);
    }
  });
});
