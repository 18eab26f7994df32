import { unpacked } from '../http/unpacked.js';
import { contentOf } from './content.js';
import type { Exchange } from './exchange.js';
import { Pseudonyms } from './pseudonyms.js';

/** What went past, as it was sent. */
export interface Seen {
  readonly at: Date;
  readonly method: string;
  readonly url: string;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly requestBody: Buffer;
  readonly status: number;
  readonly answerHeaders: Readonly<Record<string, string>>;
  readonly answerBody: Buffer;
}

/** Makes exchanges of what went past, without the credentials. */
export class Recorder {
  private readonly pseudonyms = new Pseudonyms();
  private number = 0;

  exchangeOf(seen: Seen): Exchange {
    const { requestHeaders, answerHeaders } = seen;
    const exchange: Exchange = {
      number: ++this.number,
      at: seen.at.toISOString(),
      method: seen.method,
      url: seen.url,
      headers: requestHeaders,
      body: contentOf(seen.requestBody, requestHeaders['content-type']),
      answer: {
        status: seen.status,
        headers: answerHeaders,
        body: contentOf(unpacked(seen.answerBody, answerHeaders['content-encoding']), answerHeaders['content-type']),
      },
    };
    return this.pseudonyms.of(exchange);
  }
}
