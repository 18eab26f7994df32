import { type Locale, reasonText, refusalOf } from '@campus-gateway/client';

const SILENT = { en: 'No answer came. Try again.', zh: '没有收到应答，请重试。' } as const;

/** What to tell a person of any client's error, and the field of the form to mark. */
export function complaintOf(error: unknown, locale: Locale): { text: string; field: string | null } {
  const refusal = refusalOf(error);
  if (refusal === null) return { text: SILENT[locale], field: null };
  // What is not theirs to mend they report; the operators find it by this.
  const report = refusal.requestId === undefined ? '' : ` (${refusal.requestId})`;
  return { text: reasonText(refusal, locale) + report, field: refusal.field ?? null };
}
