import { describe, expect, it } from 'vitest';
import type { Audience, Realm } from '../../src/access/audiences.js';
import { requirePermission } from '../../src/access/permissions.js';

function mayJudge(audience: Audience, who: { realm?: Realm; administrator?: boolean; menus?: string[] }): boolean {
  const viewer = {
    accountId: 1,
    realm: 'STAFF',
    profileId: 1,
    sessionId: 's',
    audience,
    administrator: false,
    menus: [],
    shopStaff: false,
    memberPermission: null,
    ...who,
  } as const;
  try {
    requirePermission(viewer, 'JUDGE_ORDERS');
    return true;
  } catch {
    return false;
  }
}

describe('who judges the payment of an order', () => {
  it('is an administrator, for every audience', () => {
    for (const audience of ['graphql', 'summer-student', 'summer-crm'] as const)
      expect(mayJudge(audience, { administrator: true })).toBe(true);
  });

  it('is all staff in the summer CRM', () => {
    expect(mayJudge('summer-crm', {})).toBe(true);
  });

  it('is staff with a finance menu in GraphQL, but not in the old student app', () => {
    expect(mayJudge('graphql', {})).toBe(false);
    expect(mayJudge('graphql', { menus: ['财务管理'] })).toBe(true);
    expect(mayJudge('summer-student', { menus: ['财务管理'] })).toBe(false);
  });

  it('is no student anywhere', () => {
    for (const audience of ['graphql', 'summer-student', 'summer-crm'] as const)
      expect(mayJudge(audience, { realm: 'STUDENT' })).toBe(false);
  });
});
