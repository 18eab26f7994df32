import { describe, expect, it } from 'vitest';
import { AUDITED, audited } from '../../../src/domain/accounts/audit/audit.js';
import { inCall } from '../../../src/platform/observe/call.js';

const entry = { operation: AUDITED.LOGIN, description: '登录系统', actorId: 1, entity: 'Staff', entityId: 1 };

describe('the address of an entry of the operation log', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8::7', '2001:db8::7'],
    ['unknown', undefined],
    ["192.0.2.7'; --", undefined],
    [`fe80::1%${'x'.repeat(60)}`, undefined],
  ])('of a request from %s is %s', (address, written) => {
    const call = { id: 'a', startedAt: 0, face: 'graphql', watch: undefined, address } as const;
    expect(inCall(call, () => audited(entry))).toHaveProperty('rows', [{ ...entry, ...(written && { ipAddress: written }) }]);
  });

  it('is none where there is no request', () => {
    expect(audited(entry)).toHaveProperty('rows', [entry]);
  });
});
