import { DOMAIN_REASONS, REQUEST_REASONS } from './generated/reasons.js';
import { CHINESE } from './texts/chinese.js';
import { ENGLISH_OF_REQUESTS } from './texts/english-of-requests.js';

/** Every reason for which the gateway refuses, as its own sources list them. */
export type Reason = keyof typeof DOMAIN_REASONS | keyof typeof REQUEST_REASONS;

/** The kind of a refusal. */
export type ErrorCode = 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND' | 'BAD_USER_INPUT' | 'CONFLICT' | 'UNAVAILABLE' | 'INTERNAL';

/** The languages that there are texts in. */
export type Locale = 'en' | 'zh';

interface ReasonRow {
  readonly code: ErrorCode;
  /** With `{name}` where the parameter of that name belongs. */
  readonly en: string;
  readonly zh: string;
}

/** Each reason with its kind and its texts. */
export const REASONS: Readonly<Record<Reason, ReasonRow>> = Object.fromEntries([
  ...keysOf(DOMAIN_REASONS).map((reason) => {
    const { code, message } = DOMAIN_REASONS[reason];
    return [reason, { code, en: message, zh: CHINESE[reason] }] as const;
  }),
  ...keysOf(REQUEST_REASONS).map(
    (reason) => [reason, { code: REQUEST_REASONS[reason].code, en: ENGLISH_OF_REQUESTS[reason], zh: CHINESE[reason] }] as const,
  ),
]) as Record<Reason, ReasonRow>;

/** False: the gateway is newer than this package. */
export function isReason(reason: string): reason is Reason {
  return Object.hasOwn(REASONS, reason);
}

/** What to tell a person. Of a reason that this package does not know, the gateway's own English message. */
export function reasonText(
  {
    reason,
    message,
    params = {},
  }: { readonly reason: string; readonly message: string; readonly params?: Readonly<Record<string, unknown>> },
  locale: Locale,
): string {
  if (!isReason(reason)) return message;
  return REASONS[reason][locale].replace(/\{(\w+)\}/g, (placeholder, name: string) => String(params[name] ?? placeholder));
}

function keysOf<Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] {
  return Object.keys(record) as Key[];
}
