import { createClient } from './client.js';
import { tour } from './tour.js';

/** The gateway that `npm start` runs, or the one that GATEWAY_URL names. */
export async function main(): Promise<void> {
  const url = process.env['GATEWAY_URL'] ?? 'http://127.0.0.1:4000/graphql';
  console.log(`The gateway is ${url}`);
  await tour(createClient(url), (line) => console.log(line));
}
