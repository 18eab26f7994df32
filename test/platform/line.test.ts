import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openLine } from '../../src/platform/line/open-line.js';
import { type FakeLine, LINE_SECRETS, LINE_SETTINGS, lineIdOf, startFakeLine } from '../support/fake-line.js';

const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
const channel = {
  id: LINE_SETTINGS.LINE_CHANNEL_ID,
  secret: LINE_SETTINGS.LINE_CHANNEL_SECRET,
  redirectUri: LINE_SETTINGS.LINE_REDIRECT_URI,
};

let fake: FakeLine;
beforeAll(async () => {
  fake = await startFakeLine();
});
afterAll(() => fake.close());
beforeEach(() => {
  fake.asked.length = 0;
  log.warn.mockClear();
});

const line = (changes: Partial<Parameters<typeof openLine>[0]> = {}) =>
  openLine({ apiBaseUrl: fake.url, channel, timeoutMs: 300, log, ...changes });
const refusalOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => expect.fail('was not refused'),
    (error: unknown) => error,
  );

describe('signing in by LINE', () => {
  it('exchanges the code for a token that LINE proves, and tells its id of the person alone', async () => {
    expect(await line().userId('tom-0')).toBe(lineIdOf('tom-0'));
  });

  it('sends what LINE asks for', async () => {
    await line().userId('tom-1');
    expect(fake.asked).toEqual([
      {
        path: '/oauth2/v2.1/token',
        form: {
          grant_type: 'authorization_code',
          code: 'tom-1',
          redirect_uri: LINE_SETTINGS.LINE_REDIRECT_URI,
          client_id: channel.id,
          client_secret: channel.secret,
        },
      },
      { path: '/oauth2/v2.1/verify', form: { id_token: `${LINE_SECRETS.idToken}.tom-1`, client_id: channel.id } },
    ]);
  });

  it('takes a code once', async () => {
    expect(await line().userId('tom-2')).toBe(lineIdOf('tom-2'));
    expect(await refusalOf(line().userId('tom-2'))).toMatchObject({ reason: 'LINE_REFUSED', params: {} });
    expect(log.warn).toHaveBeenCalledWith({ path: '/oauth2/v2.1/token', status: 400, error: 'invalid_grant' }, expect.any(String));
  });

  it.each([
    ['answers no JSON', 'nonsense-1'],
    ['breaks off', 'broken-1'],
    ['proves a token for another channel', 'others-1'],
    ['names a person in a form that is none of its ids', 'a person'],
  ])('is unreachable when it %s', async (_when, code) => {
    expect(await refusalOf(line().userId(code))).toMatchObject({ reason: 'LINE_UNREACHABLE' });
  });

  it('is unreachable when nobody listens', async () => {
    expect(await refusalOf(line({ apiBaseUrl: 'http://127.0.0.1:1' }).userId('c'))).toMatchObject({ reason: 'LINE_UNREACHABLE' });
  });

  it('is refused clearly without a channel, and asks nobody', async () => {
    expect(await refusalOf(line({ channel: undefined }).userId('tom-3'))).toMatchObject({ reason: 'LINE_NOT_CONFIGURED' });
    expect(fake.asked).toEqual([]);
  });

  it('shows no secret and no code in errors or logs', async () => {
    const errors = [
      await refusalOf(line({ apiBaseUrl: 'http://127.0.0.1:1' }).userId('hidden-1')),
      await refusalOf(line().userId('refused-hidden')),
      await refusalOf(line().userId('others-hidden')),
      await refusalOf(line().userId('nonsense-hidden')),
    ];
    const seen = errors
      .map((error) => (error instanceof Error ? `${error.stack}${JSON.stringify(error)}${String(error.cause)}` : ''))
      .join();
    for (const secret of [channel.secret, 'hidden', ...Object.values(LINE_SECRETS)])
      expect(seen + JSON.stringify(log.warn.mock.calls)).not.toContain(secret);
  });
});
