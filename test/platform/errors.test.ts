import { expect, it } from 'vitest';
import { PLATFORM_REASONS, PlatformError } from '../../src/platform/errors.js';

it('a refusal of the platform carries the code and the message of its reason, with its parameters in it', () => {
  const error = new PlatformError('TOO_MANY_ATTEMPTS', { params: { retryAfterSeconds: 42 } });
  expect(error).toMatchObject({ name: 'PlatformError', reason: 'TOO_MANY_ATTEMPTS', code: 'FORBIDDEN', params: { retryAfterSeconds: 42 } });
  expect(error.message).toContain('in 42 seconds');
  expect(new PlatformError('NOT_FOUND').message).toBe(PLATFORM_REASONS.NOT_FOUND.message);
});
