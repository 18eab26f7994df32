import type { Audience } from '../../../access/audiences.js';
import { requireEntrance, requireRealm } from '../../../access/authorize.js';
import { requirePermission } from '../../../access/permissions.js';
import type { OpenedSession } from '../../../access/sessions.js';
import type { Viewer } from '../../../access/viewer.js';
import { refuseDuplicate } from '../../../platform/database/unique-violation.js';
import { update } from '../../../write/changes.js';
import { defineWrite } from '../../../write/define-write.js';
import { rows } from '../../../write/facts.js';
import type { LoginService } from '../../accounts/sign-in/login.service.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import type { BindLineInput } from './line.input.js';

export interface LineAnswer {
  readonly sessions: readonly OpenedSession[];
  readonly bindingCode: string | null;
}

/** A family has fewer children; each account is a session of its own. */
const MAX_ACCOUNTS = 50;

const BOUND = { lineId: { not: null } } as const;

/** Who is not shut out, teachers and pupils each by their ids. */
const BOUND_TO = defineWrite<{ lineId: string }>()({
  facts: ({ lineId }) => ({
    teachers: rows('Teacher', {
      where: { lineId, account: { active: true } },
      orderBy: { id: 'asc' },
      limit: MAX_ACCOUNTS,
      select: { accountId: true },
    }),
    pupils: rows('Pupil', {
      where: { lineId, account: { active: true }, deletedAt: null, school: { deletedAt: null } },
      orderBy: { id: 'asc' },
      limit: MAX_ACCOUNTS,
      select: { accountId: true },
    }),
  }),
});

/** Sign-ins of teachers and pupils by LINE. LINE's id alone says who somebody is; it is bound to accounts that exist already. */
export class LineService {
  constructor(
    private readonly core: Pick<Core, 'writer' | 'line' | 'bindingCodes'>,
    private readonly logins: LoginService,
  ) {}

  /** Opens a session for each account that is bound and not shut (contract: school.line.login). Throws what LINE's client throws. */
  async login(code: string, audience: Audience): Promise<LineAnswer> {
    requireEntrance(audience, 'TEACHER');
    requireEntrance(audience, 'PUPIL');
    const lineId = await this.core.line.userId(code);
    const accountIds = await this.accountsOf(lineId);
    if (accountIds.length === 0) return { sessions: [], bindingCode: this.core.bindingCodes.issue(lineId) };
    const sessions: OpenedSession[] = [];
    for (const id of accountIds) sessions.push(await this.logins.open({ accountId: id }, audience));
    return { sessions, bindingCode: null };
  }

  /**
   * Throws LINE_BINDING_INVALID, LINE_BINDING_EXPIRED, what LINE's client throws, LINE_ALREADY_BOUND where the account has one,
   * LINE_TAKEN where another teacher has it (contract: school.line.bind).
   */
  async bind(viewer: Viewer | null, { code, bindingCode }: BindLineInput): Promise<void> {
    requireRealm(viewer, 'TEACHER', 'PUPIL');
    const { line, bindingCodes, writer } = this.core;
    const lineId = code ? await line.userId(code) : bindingCodes.open(bindingCode ?? '');
    const free = { id: viewer.profileId, lineId: null };
    const write = writer.apply(viewer.realm === 'TEACHER' ? update('Teacher', free, { lineId }) : update('Pupil', free, { lineId }));
    const [count] = await refuseDuplicate(write, 'line_id', () => new DomainError('LINE_TAKEN'));
    if (count === 0) throw new DomainError('LINE_ALREADY_BOUND');
  }

  /** One's own, or as an administrator anybody's. Throws LINE_NOT_BOUND (contract: school.line.unbind). */
  async unbind(viewer: Viewer | null, accountId: number | null | undefined): Promise<void> {
    if (accountId === null || accountId === undefined) requireRealm(viewer, 'TEACHER', 'PUPIL');
    else requirePermission(viewer, 'MANAGE_ACCOUNTS');
    const where = { accountId: accountId ?? viewer.accountId, ...BOUND };
    const counts = await this.core.writer.apply(update('Teacher', where, { lineId: null }), update('Pupil', where, { lineId: null }));
    if (counts.every((count) => count === 0)) throw new DomainError('LINE_NOT_BOUND');
  }

  /** Teachers, then pupils, by their ids. */
  private async accountsOf(lineId: string): Promise<number[]> {
    const { teachers, pupils } = await this.core.writer.look(BOUND_TO, { lineId });
    return [...teachers, ...pupils].map(({ accountId }) => accountId).slice(0, MAX_ACCOUNTS);
  }
}
