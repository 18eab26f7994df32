const TOKEN_KEYS = ['token', 'ticket', 'access_token', 'Token'];

/** The token in the answer of a sign-in, wherever it stands; undefined where there is none. */
export function tokenIn(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  for (const [key, value] of Object.entries(body)) {
    if (TOKEN_KEYS.includes(key) && typeof value === 'string' && value !== '') return value;
    const inner = tokenIn(value);
    if (inner !== undefined) return inner;
  }
  return undefined;
}
