import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, DEMO_PASSWORD, type TestApp } from '../support/app.js';
import { hasChromium, openChromium, watched } from '../support/chromium.js';
import { freePort } from '../support/free-port.js';

const installed = hasChromium('The front door');

describe.skipIf(!installed)('in Chromium', () => {
  let app: TestApp;
  let origin: string;
  let browser: Browser;
  beforeAll(async () => {
    const port = await freePort();
    origin = `http://127.0.0.1:${port}`;
    // The pages are opened by another address than that in the documents.
    app = await createTestApp({ env: { PUBLIC_URL: `http://localhost:${port}` } });
    await app.server.listen({ host: '127.0.0.1', port });
    browser = await openChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  async function visit(path: string, width: number): Promise<{ page: Page; foreign: string[]; complaints: string[] }> {
    const context = await browser.newContext({ viewport: { width, height: 844 }, locale: 'en-GB' });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    const seen = watched(page, origin);
    await page.goto(`${origin}${path}`);
    return { page, ...seen };
  }

  /** What lies in the browser beyond the page. */
  const kept = (page: Page): Promise<string> =>
    page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href, history.state])');
  const overflow = (page: Page): Promise<number> => page.evaluate('document.documentElement.scrollWidth - innerWidth');

  it('the front page leads a phone to the playground, where a demo account sees data with one click', { timeout: 90_000 }, async () => {
    const { page, foreign, complaints } = await visit('/', 390);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.getByRole('link', { name: /GraphQL playground/ }).click();
    await page.locator('.graphiql-query-editor .monaco-editor').first().waitFor();
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    const signedIn = page.waitForResponse(async (response) => (await response.text()).includes('"session"'));
    await page.getByRole('button', { name: 'demoadmin' }).click();
    const { token } = (await (await signedIn).json()).data.session;
    await page.getByText(/^demoadmin \(staff\), until \w{3},? \d\d:\d\d$/).waitFor();
    await page.locator('.result-window', { hasText: '加州大学伯克利分校' }).waitFor();
    // The editor keeps what it holds some time after the last change.
    await page.waitForTimeout(700);
    expect(await kept(page)).not.toContain(token);

    await app.core.sessions.endAll((await app.database.prisma.account.findFirstOrThrow({ where: { username: 'demoadmin' } })).id);
    await page.locator('.graphiql-execute-button').click();
    const note = page.getByRole('alert').filter({ hasText: 'The session of demoadmin (staff) has ended' });
    await note.getByRole('button', { name: 'Sign in again' }).click();
    await page.getByText(/^demoadmin \(staff\), until/).waitFor();
    expect(await note.isVisible()).toBe(false);

    await page.getByRole('button', { name: 'Switch account' }).click();
    await page.getByText('Another account').click();
    const form = page.locator('#sign-in');
    const password = form.getByRole('textbox', { name: 'Password', exact: true });
    await form.getByLabel('Who').selectOption('PUPIL');
    await form.getByLabel('User name').fill('pupil1');
    await password.fill('wrong');
    await form.getByRole('button', { name: 'Sign in' }).click();
    await page
      .getByRole('alert')
      .filter({ hasText: /password/i })
      .waitFor();
    await password.fill(DEMO_PASSWORD);
    await form.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText(/^pupil1 \(pupil\), until/).waitFor();

    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('Not signed in').waitFor();
    expect(foreign).toEqual([]);
    // 401 is how an ended session is told.
    expect(complaints.filter((text) => !text.includes('401'))).toEqual([]);
  });

  it.each([
    ['course-agent', 'shopper1', "The user's wallet amounts", 'get /v1/wallet', /is_cash/],
    ['miniapp', 'member1', "The user's own information", 'post /userinfo', /王小明/],
    ['summer-student', 'student1', 'All option lists a client offers', 'get /common/global_enums/', /"code":0,/],
  ])('the page of %s calls an endpoint as %s', { timeout: 90_000 }, async (surface, account, title, button, shown) => {
    const { page, foreign, complaints } = await visit(`/legacy/${surface}/`, 1280);
    await page.getByRole('button', { name: account, exact: true }).click();
    await page.getByText(`The token of ${account}`).waitFor();
    await page.getByText(title).first().click();
    await page.getByRole('button', { name: button }).first().click();
    const answered = page.waitForResponse((response) => response.url().startsWith(`${origin}/legacy/${surface}/`));
    await page.getByRole('button', { name: /^Send Request/ }).click();
    expect(await (await answered).text()).toMatch(shown);
    expect(await kept(page)).not.toMatch(/eyJ|TK-/);
    expect(foreign).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
