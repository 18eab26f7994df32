import { constants, createReadStream } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { StartRefused } from '../../platform/start-refused.js';
import type { Exchange } from './exchange.js';
import { exchangesOfHar } from './har.js';
import { Pseudonyms } from './pseudonyms.js';

/** The exchanges of a recording, or of a browser's HAR file, which is read whole and gets its pseudonyms here. Throws StartRefused. */
export async function* readTraffic(file: string, base?: string): AsyncGenerator<Exchange> {
  if (file.toLowerCase().endsWith('.har')) {
    const found = exchangesOfHar(parsed(await read(file), `${file} is no HAR file`), base);
    if (found === null) throw new StartRefused(`${file} is no HAR file: it has no log.entries.`);
    if (found.exchanges.length === 0)
      throw new StartRefused(
        `${file} has no answered request to ${base ?? 'anybody'}; it has some to ${found.hosts.join(', ') || 'nobody'}. Say where they went with --recorded-at.`,
      );
    const pseudonyms = new Pseudonyms();
    yield* found.exchanges.map((exchange) => pseudonyms.of(exchange));
    return;
  }
  await access(file, constants.R_OK).catch((error: unknown) => {
    throw unreadable(file, error);
  });
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
    number++;
    if (line.trim() === '') continue;
    const exchange = parsed(line, `Line ${number} of ${file} is no exchange`) as Partial<Exchange>;
    if (typeof exchange.method !== 'string' || typeof exchange.url !== 'string' || exchange.answer === undefined)
      throw new StartRefused(`Line ${number} of ${file} is no exchange: it has no method, url or answer.`);
    yield exchange as Exchange;
  }
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw unreadable(file, error);
  }
}

function unreadable(file: string, error: unknown): StartRefused {
  return new StartRefused(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
}

function parsed(text: string, complaint: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new StartRefused(`${complaint}: it is no JSON.`);
  }
}
