import type { Request } from './server.js';

export interface Answer {
  readonly value: unknown;
  readonly bodyBytes: number;
}

/** Sends one request and reads the answer. Throws where it is no success: another status, errors of GraphQL, a failing envelope. */
export async function exchange(origin: string, { method, path, headers, body }: Request): Promise<Answer> {
  const answer = await fetch(`${origin}${path}`, { method, headers: { ...headers, 'accept-encoding': 'identity' }, body: body ?? null });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const text = bytes.toString();
  const value = answer.status === 200 ? parsed(text) : undefined;
  if (value === undefined || isFailure(value))
    throw new Error(`${origin}${path} ${body ?? ''} answers ${answer.status} ${text.slice(0, 500)}`);
  return { value, bodyBytes: bytes.length };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Whether an answer tells of a failure in the way of GraphQL or of the old envelopes, or is none. */
export function isFailure(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return 'errors' in value || ('code' in value && value.code !== 0);
}
