import type { Realm } from '../../access/audiences.js';
import { identifier, normalForm } from '../../platform/text/normal-form.js';
import { anySpelling } from '../../write/any-spelling.js';
import { defineWrite } from '../../write/define-write.js';
import { rows } from '../../write/facts.js';
import type { Writer } from '../../write/writer.js';
import { DomainError } from '../errors.js';

/*
 * What names something in words, and how two spellings of it are compared. Unique by its normal form (unique indexes of the migration
 * identifiers_in_one_form): user names within a realm, id and student numbers, codes of courses, coupons and shop coupons, invite
 * codes, codes of roll-call groups, names of campuses; of courses and campuses, among those that are active. Id and student numbers are also stored in that form,
 * for they have one spelling; the others are shown as they were given. Telephone numbers and e-mail addresses that are no user names
 * are stored as `identifier` writes them, and not unique.
 *
 * Names of projects, schools, departments, roles, menus and people are not unique, and codes that courses were taken under
 * (`courseCode` of reviews and enrolments) are copies: compared letter for letter. So are filters, `eq` on codes too. What machines
 * make (order numbers, openids, hashes) has one spelling.
 */

/** Where a text is too long only once it is spelled out, its length is counted then. */
export interface IdentifierRule {
  /** The input field, for the refusal. */
  readonly field: string;
  readonly max: number;
}

/** A text that names something, as it is stored and shown. Throws BAD_USER_INPUT where nothing is left of it, or too much. */
export function identifierOf(text: string, rule: IdentifierRule): string {
  const kept = fitting(identifier(text), rule);
  if (kept === '') throw new DomainError('BAD_USER_INPUT', { field: rule.field });
  return kept;
}

/** A number of a document, in its one spelling; null where nothing is left of it: two people may have none. Throws BAD_USER_INPUT. */
export function numberOf(text: string | null | undefined, rule: IdentifierRule): string | null | undefined {
  return typeof text === 'string' ? fitting(normalForm(text), rule) || null : text;
}

/**
 * Those of the given fields that are telephone numbers or e-mail addresses, as they are stored: in the signs that telephones and mail
 * servers know. Throws BAD_USER_INPUT where one has more characters than its limit then.
 */
export function contactsOf<Field extends string>(
  given: { readonly [Name in NoInfer<Field>]?: string | null },
  limits: Readonly<Record<Field, number>>,
): { [Name in Field]?: string } {
  const contacts: { [Name in Field]?: string } = {};
  for (const field of Object.keys(limits) as Field[]) {
    const text = given[field];
    if (typeof text === 'string') contacts[field] = fitting(identifier(text), { field, max: limits[field] });
  }
  return contacts;
}

function fitting(text: string, { field, max }: IdentifierRule): string {
  if ([...text].length > max) throw new DomainError('BAD_USER_INPUT', { field });
  return text;
}

const LONGEST_ASKED = 1000;

/** Whether a text is short enough to name anything: the database need not look at others. */
export function canName(text: string): boolean {
  return text.length <= LONGEST_ASKED;
}

/** An account as whoever signs in needs it. */
export interface NamedAccount {
  readonly id: number;
  readonly passwordHash: string | null;
  readonly active: boolean;
  readonly mustChangePassword: boolean;
  /** False for a pupil who was deleted, or whose school was. */
  readonly present: boolean;
}

const NAMING = defineWrite<{ realm: Realm; username: string }>()({
  facts: ({ realm, username }) => ({
    accounts: rows('Account', {
      where: { realm, username: anySpelling(username) },
      orderBy: { id: 'asc' },
      select: {
        id: true,
        username: true,
        passwordHash: true,
        active: true,
        mustChangePassword: true,
        pupil: { select: { deletedAt: true, school: { select: { deletedAt: true } } } },
      },
    }),
  }),
});

/**
 * The account that a user name names in a realm; null where it names none. Of accounts that were made in two spellings while that was
 * possible, each goes by its own.
 */
export async function accountNamed(writer: Writer, realm: Realm, username: string): Promise<NamedAccount | null> {
  if (!canName(username)) return null;
  const { accounts } = await writer.look(NAMING, { realm, username });
  const found = accounts.find((account) => account.username === username) ?? accounts[0];
  if (found === undefined) return null;
  const { pupil, username: _, ...account } = found;
  return { ...account, present: realm !== 'PUPIL' || (pupil?.deletedAt === null && pupil.school.deletedAt === null) };
}
