import { rightsChanged } from '../../../access/access-changes.js';
import { requirePermission } from '../../../access/permissions.js';
import type { Viewer } from '../../../access/viewer.js';
import { refuseDuplicate, uniqueViolation } from '../../../platform/database/unique-violation.js';
import { anySpelling } from '../../../write/any-spelling.js';
import { type Change, type Decision, decision, insert, insertMissing, type NewId, remove, update } from '../../../write/changes.js';
import { defineWrite, type FactsOf } from '../../../write/define-write.js';
import { lock, row, rows } from '../../../write/facts.js';
import { usernameIn } from '../../accounts/account/username.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { drawnCode } from '../../values/drawn-code.js';
import { withoutNulls } from '../../values/input.js';
import type { CreateShopperInput, UpdateShopperInput } from './shopper.type.js';

const INVITE_CODE_LENGTH = 8;

/** The courses are shared, so that they stay until the shopper is enrolled. */
const CREATING = defineWrite<{ username: string; courseIds: number[] }>()({
  locks: ({ courseIds }) => [lock('ShopCourse', { id: { in: courseIds } }, 'share')],
  facts: ({ username, courseIds }) => ({
    namesake: row('Account', { where: { realm: 'SHOPPER', username: anySpelling(username) }, select: { id: true } }),
    courses: rows('ShopCourse', { where: { id: { in: courseIds } }, select: { id: true } }),
  }),
});

const ENROLLING = defineWrite<{ id: number; courseId: number }>()({
  locks: ({ courseId }) => [lock('ShopCourse', { id: courseId }, 'share')],
  facts: ({ id }) => ({ shopper: row('Shopper', { where: { id }, select: { id: true } }) }),
});

const CHANGING = defineWrite<{ id: number }>()({
  facts: ({ id }) => ({ shopper: row('Shopper', { where: { id }, select: { id: true } }) }),
});

interface NewShopper {
  readonly account: { readonly username: string; readonly passwordHash: string };
  readonly profile: { readonly realName: string; readonly schoolName: string; readonly inviteCode: string };
  /** Each once. */
  readonly courseIds: readonly number[];
}

/** Throws USERNAME_TAKEN, RELATED_MISSING. */
export function createShopper(
  { namesake, courses }: FactsOf<typeof CREATING>,
  { account, profile, courseIds }: NewShopper,
): Decision<NewId> {
  if (namesake !== null) throw usernameTaken();
  const missing = courseIds.find((courseId) => !courses.some(({ id }) => id === courseId));
  if (missing !== undefined) throw new DomainError('RELATED_MISSING', { field: 'courseIds', params: { id: missing } });
  const owner = insert('Account', { realm: 'SHOPPER', ...account });
  const shopper = insert('Shopper', { accountId: owner.id, ...profile });
  return decision([owner, shopper, enrolled(shopper.id, courseIds)], shopper.id);
}

/** Shoppers; administrators write them. Methods answer the id of the shopper. */
export class ShopperService {
  constructor(private readonly core: Pick<Core, 'writer' | 'passwords'>) {}

  async create(viewer: Viewer | null, { username: asked, password, realName, schoolName, courseIds }: CreateShopperInput): Promise<number> {
    requirePermission(viewer, 'MANAGE_SHOP');
    const { writer, passwords } = this.core;
    const passwordHash = await passwords.hash('SHOPPER', password);
    const username = usernameIn('SHOPPER', asked);
    const wanted = [...new Set(courseIds)];
    const write = (): Promise<number> => {
      const inviteCode = drawnCode(INVITE_CODE_LENGTH);
      const profile = { realName: realName?.trim() ?? '', schoolName: schoolName?.trim() ?? '', inviteCode };
      return writer.run(CREATING, { username, courseIds: wanted }, (facts) =>
        createShopper(facts, { account: { username, passwordHash }, profile, courseIds: wanted }),
      );
    };
    // A second draw of an invite code that exists already would be a miracle; a third is not waited for.
    const drawn = write().catch((error: unknown) => {
      if (uniqueViolation(error)?.some((broken) => /invite_?code/i.test(broken))) return write();
      throw error;
    });
    return refuseDuplicate(drawn, 'username', usernameTaken);
  }

  async update(viewer: Viewer | null, id: number, { realName, schoolName }: UpdateShopperInput): Promise<number> {
    requirePermission(viewer, 'MANAGE_SHOP');
    const data = withoutNulls({ realName: realName?.trim(), schoolName: schoolName?.trim() });
    const [count] = await this.core.writer.apply(update('Shopper', { id }, data));
    if (count === 0) throw new DomainError('NOT_FOUND');
    return id;
  }

  async setStaff(viewer: Viewer | null, id: number, staff: boolean): Promise<number> {
    requirePermission(viewer, 'MANAGE_SHOP');
    return this.core.writer.run(CHANGING, { id }, (facts) => changed(facts, update('Shopper', { id }, { staff }), rightsChanged()));
  }

  /** Enrolling somebody who is enrolled already changes nothing. */
  async enrol(viewer: Viewer | null, id: number, courseId: number): Promise<number> {
    requirePermission(viewer, 'MANAGE_SHOP');
    return this.core.writer.run(ENROLLING, { id, courseId }, ({ locked: [there], shopper }) => {
      const decided = changed({ shopper }, enrolled(id, [courseId]));
      if (there !== true) throw new DomainError('RELATED_MISSING', { field: 'courseId', params: { id: courseId } });
      return decided;
    });
  }

  /** Orders of the course stay as they are. */
  async unenrol(viewer: Viewer | null, id: number, courseId: number): Promise<number> {
    requirePermission(viewer, 'MANAGE_SHOP');
    return this.core.writer.run(CHANGING, { id }, (facts) => changed(facts, remove('ShopCourseEnrolment', { shopperId: id, courseId })));
  }
}

/** Throws NOT_FOUND where there is no such shopper. */
function changed({ shopper }: Pick<FactsOf<typeof CHANGING>, 'shopper'>, ...changes: readonly Change[]): Decision<number> {
  if (shopper === null) throw new DomainError('NOT_FOUND');
  return decision(changes, shopper.id);
}

function enrolled(shopperId: number | NewId, courseIds: readonly number[]): Change {
  return insertMissing(
    'ShopCourseEnrolment',
    courseIds.map((courseId) => ({ shopperId, courseId })),
  );
}

function usernameTaken(): DomainError {
  return new DomainError('USERNAME_TAKEN', { field: 'username' });
}
