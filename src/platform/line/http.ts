import { PlatformError } from '../errors.js';
import { errorName, type Log } from '../log.js';
import type { LineClient } from './line.js';

/** A LINE Login channel, as LINE's console shows it. */
export interface LineChannel {
  readonly id: string;
  readonly secret: string;
  /** Where LINE sends people back to: the same address as in the authorisation that the code comes from. */
  readonly redirectUri: string;
}

interface ApiOptions {
  readonly apiBaseUrl: string;
  readonly timeoutMs: number;
  readonly log: Log;
}

type Answer = Readonly<Record<string, unknown>>;

/** LINE's ids of people: `U` and 32 hexadecimal digits. No others are stored. */
const USER_ID = /^[\w-]{1,50}$/;

/** LINE's own word for what it refused; anything else in its place is not repeated. */
const ERROR_WORD = /^[a-z_]{1,40}$/i;

/** LINE's HTTP API. Codes and secrets travel in its bodies, so no body and no text of an underlying error is logged or passed on. */
export class LineApi implements LineClient {
  constructor(
    private readonly channel: LineChannel,
    private readonly options: ApiOptions,
  ) {}

  async userId(code: string): Promise<string> {
    const { id, secret, redirectUri } = this.channel;
    const granted = await this.post('/oauth2/v2.1/token', {
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      client_id: id,
      client_secret: secret,
    });
    // LINE checks signature, issuer and lifetime of its ID token, and that it was made for this channel.
    const proven = await this.post('/oauth2/v2.1/verify', { id_token: text(granted, 'id_token'), client_id: id });
    if (text(proven, 'aud') !== id) throw new PlatformError('LINE_UNREACHABLE');
    return text(proven, 'sub', USER_ID);
  }

  private async post(path: string, form: Readonly<Record<string, string>>): Promise<Answer> {
    const { apiBaseUrl, timeoutMs, log } = this.options;
    const { status, answer } = await fetchJson(`${apiBaseUrl}${path}`, form, timeoutMs).catch((error: unknown) => {
      log.warn({ path, error: errorName(error) }, 'LINE did not answer.');
      throw new PlatformError('LINE_UNREACHABLE');
    });
    if (status === 200) return answer;
    const word = String(answer['error']);
    log.warn({ path, status, error: ERROR_WORD.test(word) ? word : 'unknown' }, 'LINE refused.');
    // Too many calls are no judgement about this one.
    throw new PlatformError(status === 429 ? 'LINE_UNREACHABLE' : 'LINE_REFUSED');
  }
}

async function fetchJson(
  url: string,
  form: Readonly<Record<string, string>>,
  timeoutMs: number,
): Promise<{ status: number; answer: Answer }> {
  // A redirect would carry the secret to another host.
  const response = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams(form),
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (response.status >= 500) throw new UnusableAnswer();
  const answer: unknown = await response.json();
  if (typeof answer !== 'object' || answer === null) throw new UnusableAnswer();
  return { status: response.status, answer: answer as Answer };
}

class UnusableAnswer extends Error {
  override readonly name = 'UnusableAnswer';
}

/** An answer without what it is for is as good as none. */
function text(answer: Answer, field: string, form = /^\S{1,10000}$/): string {
  const value = answer[field];
  if (typeof value !== 'string' || !form.test(value)) throw new PlatformError('LINE_UNREACHABLE');
  return value;
}
