import { gunzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium, openChromium, watched } from '../support/chromium.js';
import { type ToyApp, startToyApp } from './toy-app.js';

const BROWSER_ACCEPT = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

let toy: ToyApp;
let origin: string;
beforeAll(async () => {
  toy = await startToyApp();
  origin = await toy.app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => toy.close());

describe('GET /graphql', () => {
  const open = (headers = {}) => toy.app.inject({ url: '/graphql', headers: { accept: BROWSER_ACCEPT, ...headers } });

  test('shows a browser a page that loads nothing', async () => {
    const response = await open();
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(response.body).toContain('<title>Campus Gateway</title>');
    // Scripts, styles, pictures and fonts are inside; addresses elsewhere are text of error messages and licences.
    for (const [tag] of response.body.matchAll(/<(?:link|img|iframe|script)\s[^>]{0,300}/g))
      expect(tag).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    expect(response.body).not.toMatch(/@import|url\(["']?(?:https?:)?\/\//);
  });

  test('allows no other host', async () => {
    const policy = String((await open()).headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).not.toMatch(/https?:|\*/);
  });

  test('comes compressed, and only once', async () => {
    const response = await open({ 'accept-encoding': 'gzip, br' });
    expect(gunzipSync(response.rawPayload).toString()).toContain('<title>Campus Gateway</title>');
    expect((await open({ 'if-none-match': String(response.headers['etag']) })).statusCode).toBe(304);
  });

  test('answers programs as before', async () => {
    const response = await toy.app.inject({
      url: '/graphql?query={__typename}',
      headers: { accept: '*/*' },
    });
    expect(response.json()).toEqual({ data: { __typename: 'Query' } });
  });

  test('is not found when the playground is off', async () => {
    const closed = await startToyApp({ playground: undefined });
    const response = await closed.app.inject({ url: '/graphql', headers: { accept: BROWSER_ACCEPT } });
    await closed.close();
    expect(response.statusCode).toBe(404);
  });
});

const installed = hasChromium('The playground');

describe.skipIf(!installed)('in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openChromium();
  });
  afterAll(() => browser?.close());

  test('runs a query and shows the answer, without another host', { timeout: 90_000 }, async () => {
    const page = await browser.newPage();
    const { foreign, complaints } = watched(page, origin);

    await page.goto(`${origin}/graphql`);
    const editor = page.locator('.graphiql-query-editor .monaco-editor').first();
    await editor.waitFor();
    await editor.click();
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
    await page.keyboard.insertText('{ toy(id: 7) { name } }');
    await page.locator('.graphiql-execute-button').click();
    await page.locator('.result-window', { hasText: 'toy 7' }).waitFor();

    expect(foreign).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
