import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isTicket, newTicket, ticketHash, Tokens } from '../../src/access/tokens.js';

const SECRET = 's'.repeat(32);
const NOW = Date.UTC(2024, 0, 1);
let now = NOW;
const tokens = new Tokens(SECRET, () => now);
const content = { accountId: 7, sessionId: 'session-1', audience: 'summer-crm', expiresAt: new Date(NOW + 3600_000) } as const;

const base64url = (value: unknown): string => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const signed = (payload: unknown, secret = SECRET): string => {
  const text = `${base64url({ alg: 'HS256' })}.${base64url(payload)}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
};
const whole = { iss: 'campus-gateway', aud: 'summer-crm', sub: '7', jti: 's', exp: NOW / 1000 + 60 };
const why = async (token: string): Promise<unknown> => {
  const verdict = await tokens.verify(token, ['summer-crm']);
  return verdict.ok ? 'ok' : verdict.why;
};

describe('Tokens', () => {
  it('reads what it wrote, until it expires', async () => {
    now = NOW;
    const token = await tokens.issue(content);
    expect(await tokens.verify(token, ['graphql', 'summer-crm'])).toEqual({ ok: true, ...content });
    now = NOW + 3599_000;
    expect(await why(token)).toBe('ok');
    now = NOW + 3600_000;
    expect(await why(token)).toBe('expired');
    now = NOW;
  });

  it('opens no audience but its own, seen before or not', async () => {
    const token = await tokens.issue(content);
    expect(await tokens.verify(token, ['school'])).toEqual({ ok: false, why: 'incomplete' });
    expect(await why(token)).toBe('ok');
    expect(await tokens.verify(token, ['school'])).toEqual({ ok: false, why: 'incomplete' });
    expect(await why(token)).toBe('ok');
  });

  it('notices every changed letter', async () => {
    const token = await tokens.issue(content);
    const [head = '', body = '', signature = ''] = token.split('.');
    const other = (letter: string): string => (letter === 'A' ? 'B' : 'A');
    expect(await why(`${head}.${base64url({ ...whole, sub: '1' })}.${signature}`)).toBe('tampered');
    for (let i = 0; i < signature.length; i++) {
      expect(
        await why(`${head}.${body}.${signature.slice(0, i)}${other(signature[i] ?? '')}${signature.slice(i + 1)}`),
        `letter ${i}`,
      ).toBe('tampered');
    }
    for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_') {
      if (letter !== signature.at(-1)) expect(await why(`${head}.${body}.${signature.slice(0, -1)}${letter}`), letter).toBe('tampered');
    }
  });

  it('tells a token of another key, of no key or of another algorithm from a real one', async () => {
    expect(await why(signed(whole))).toBe('ok');
    expect(await why(signed(whole, 'x'.repeat(32)))).toBe('tampered');
    expect(await why(signed({ ...whole, exp: 1 }, 'x'.repeat(32)))).toBe('tampered');
    expect(await why(`${base64url({ alg: 'none' })}.${base64url(whole)}.`)).not.toBe('ok');
    expect(await why(`${base64url({ alg: 'HS512' })}.${base64url(whole)}.AAAA`)).toBe('tampered');
  });

  it.each([
    ['account', { sub: undefined }],
    ['a numeric account', { sub: 'abc' }],
    ['a possible account', { sub: '0' }],
    ['session', { jti: undefined }],
    ['issuer', { iss: undefined }],
    ['our issuer', { iss: 'other' }],
    ['audience', { aud: undefined }],
    ['end', { exp: undefined }],
  ])('calls a token without %s incomplete', async (_, change) => {
    expect(await why(signed({ ...whole, ...change }))).toBe('incomplete');
  });

  it.each(['', 'abc', 'a.b', 'a.b.c', '...', 'TK-abcdefghijklmnopqrst', `${base64url('no json')}.e30.AAAA`, '密.密.密'])(
    'calls %j malformed',
    async (text) => {
      expect(await why(text)).toBe('malformed');
    },
  );
});

describe('tickets', () => {
  it('have the documented form, never repeat, and are stored as a hash', () => {
    const tickets = Array.from({ length: 1000 }, newTicket);
    expect(new Set(tickets).size).toBe(1000);
    expect(tickets.every((ticket) => /^TK-[A-Za-z0-9]{20}$/.test(ticket) && isTicket(ticket))).toBe(true);
    expect(['', 'TK-', 'TK-short', `${tickets[0]}x`, `x${tickets[0]}`, `${tickets[0]}\n`].some(isTicket)).toBe(false);
    expect(ticketHash('TK-abcdefghijklmnopqrst')).toMatch(/^[0-9a-f]{64}$/);
  });
});
