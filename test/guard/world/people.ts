import type { Realm } from '../../../src/access/audiences.js';
import type { PrismaClient } from '../../../src/generated/prisma/client.js';

/** Makes accounts that share the demo password, whose hashes are taken from the demo accounts: hashing is slow. */
export class People {
  private constructor(
    readonly prisma: PrismaClient,
    private readonly hashes: { readonly staff: string; readonly others: string },
  ) {}

  static async of(prisma: PrismaClient): Promise<People> {
    const hashOf = async (username: string): Promise<string> =>
      (await prisma.account.findFirstOrThrow({ where: { username } })).passwordHash ?? '';
    return new People(prisma, { staff: await hashOf('demoadmin'), others: await hashOf('student1') });
  }

  async account(realm: Realm, username: string, openid?: string): Promise<number> {
    const passwordHash = realm === 'STAFF' ? this.hashes.staff : this.hashes.others;
    const { id } = await this.prisma.account.create({ data: { realm, username, passwordHash } });
    if (openid !== undefined)
      await this.prisma.wechatIdentity.create({ data: { accountId: id, realm, app: 'WEB', openid, unionid: `union-${openid}` } });
    return id;
  }

  /** The account of a demo user. */
  async demo(username: string): Promise<{ accountId: number; profileId: number }> {
    const { id, staff, student, teacher, pupil, shopper, member } = await this.prisma.account.findFirstOrThrow({
      where: { username },
      include: { staff: true, student: true, teacher: true, pupil: true, shopper: true, member: true },
    });
    const profile = staff ?? student ?? teacher ?? pupil ?? shopper ?? member;
    if (profile === null) throw new Error(`${username} has no profile.`);
    return { accountId: id, profileId: profile.id };
  }
}
