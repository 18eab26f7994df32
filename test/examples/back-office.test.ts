import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
import { preview, type PreviewServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, DEMO_PASSWORD, type TestApp } from '../support/app.js';
import { freePort } from '../support/free-port.js';
import { picture } from '../support/pictures.js';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');
const source = join(root, 'examples/back-office');
const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const missing = [
  existsSync(executablePath) ? [] : [`there is no Chromium at ${executablePath} (set CHROMIUM_PATH)`],
  existsSync(join(source, 'node_modules/vite'))
    ? []
    : ['its packages are not installed (npm run client; npm --prefix examples/back-office ci)'],
].flat();
if (missing.length > 0) console.warn(`The back office is not opened: ${missing.join('; ')}.`);

describe.skipIf(missing.length > 0)('the back office, from another origin', () => {
  let app: TestApp;
  let server: PreviewServer;
  let browser: Browser;
  let folder: string;
  let origin: string;
  let admin: string;
  let orderId: number;

  beforeAll(async () => {
    const [port, gatewayPort] = [await freePort(), await freePort()];
    const gateway = `http://127.0.0.1:${gatewayPort}`;
    origin = `http://127.0.0.1:${port}`;
    app = await createTestApp({ env: { CORS_ORIGINS: origin, PUBLIC_URL: gateway } });
    await app.server.listen({ host: '127.0.0.1', port: gatewayPort });
    admin = await app.login('STAFF', 'demoadmin');
    orderId = await anOrderToConfirm();
    folder = await mkdtemp(join(tmpdir(), 'campus-back-office-'));
    await buildInto(folder, `${gateway}/graphql`);
    server = await preview({
      root: folder,
      configFile: false,
      logLevel: 'error',
      build: { outDir: 'dist' },
      preview: { host: '127.0.0.1', port, strictPort: true },
    });
    browser = await chromium.launch({ executablePath, headless: true, args: ['--no-sandbox', '--disable-gpu', '--no-first-run'] });
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await app?.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** As it is, with the package of the present sources in place of the installed one; its own compiler looks at it first. */
  async function buildInto(place: string, gateway: string): Promise<void> {
    for (const name of ['src', 'index.html', 'vite.config.ts', 'tsconfig.json', 'package.json'])
      await cp(join(source, name), join(place, name), { recursive: true });
    const modules = join(place, 'node_modules');
    await mkdir(join(modules, '@campus-gateway'), { recursive: true });
    for (const name of await readdir(join(source, 'node_modules')))
      if (name !== '@campus-gateway') await symlink(join(source, 'node_modules', name), join(modules, name));
    await run(process.execPath, [join(root, 'scripts/client-package.mjs'), '--pack', place]);
    const [packed = ''] = (await readdir(place)).filter((name) => name.endsWith('.tgz'));
    await run('tar', ['-xzf', join(place, packed), '-C', join(modules, '@campus-gateway')]);
    await run('mv', [join(modules, '@campus-gateway/package'), join(modules, '@campus-gateway/client')]);
    const env = { ...process.env, VITE_GATEWAY_URL: gateway };
    await run(join(modules, '.bin/tsc'), ['--noEmit', '-p', place], { cwd: place });
    await run(process.execPath, [join(modules, 'vite/bin/vite.js'), 'build', place, '--logLevel', 'error'], { cwd: place, env });
  }

  /** The demo's order as it was before it was confirmed, and a student with papers. */
  async function anOrderToConfirm(): Promise<number> {
    const { id, studentId } = await app.database.prisma.order.findFirstOrThrow({ orderBy: { id: 'asc' } });
    await app.database.prisma.order.update({ where: { id }, data: { status: 'TO_CONFIRM', revisions: { deleteMany: {} } } });
    const cardFront = (await picture('png')).toString('base64');
    const answer = await app.graphql(
      'mutation($id: Int!, $cardFront: String!) { updateStudent(id: $id, input: { cardFront: $cardFront }) { id } }',
      { id: studentId, cardFront },
      admin,
    );
    expect(answer.errors).toBeUndefined();
    return id;
  }

  async function open(username?: string, { locale = 'en-GB', width = 1200 } = {}): Promise<Page> {
    const context = await browser.newContext({ locale, viewport: { width, height: 800 } });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(origin);
    if (username !== undefined) {
      await page.getByLabel('User name').fill(username);
      await page.getByLabel('Password').fill(DEMO_PASSWORD);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('heading', { name: 'Orders' }).waitFor();
    }
    return page;
  }
  /** What the gateway calls a value of an enum. */
  async function label(name: string, key: string): Promise<string> {
    const { data } = await app.graphql('{ globalEnums { name values { key en } } }', {}, admin);
    const { values } = data.globalEnums.find((found: { name: string }) => found.name === name);
    return values.find((value: { key: string }) => value.key === key).en;
  }
  /** Nothing but the text: the name of one status may be a part of another's ("Confirmed" of "to be confirmed"). */
  const only = (text: string): RegExp => new RegExp(`^\\s*${text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&')}\\s*$`);
  const go = (page: Page, hash: string) => page.evaluate(`void (location.hash = ${JSON.stringify(hash)})`);

  it('tells in the language of the person why a sign-in is refused', async () => {
    const page = await open(undefined, { locale: 'zh-CN' });
    await page.getByLabel('用户名').fill('demosales');
    await page.getByLabel('密码').fill('wrong');
    await page.getByRole('button', { name: '登录' }).click();
    expect(await page.getByRole('alert').textContent()).toBe('用户名或密码错误。');
    await page.getByRole('button', { name: 'English' }).click();
    expect(await page.getByRole('alert').textContent()).toBe('The user name or the password is wrong.');
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    await page.context().close();
  }, 60_000);

  it('an administrator confirms an order by keyboard, and others see it live', async () => {
    const page = await open('demoadmin');
    const other = await open('demosales');
    const [waiting, confirmed] = [await label('OrderStatus', 'TO_CONFIRM'), await label('OrderStatus', 'CONFIRMED')];
    await other.getByRole('cell', { name: waiting, exact: true }).waitFor();

    await go(page, `#/orders/${orderId}`);
    const status = page.getByRole('status', { name: 'Status' });
    await status.filter({ hasText: only(waiting) }).waitFor();
    await page.getByRole('button', { name: 'Confirm payment' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Confirm this payment?' }).waitFor();
    await page.keyboard.press('Enter');
    await status.filter({ hasText: only(confirmed) }).waitFor();
    expect(await page.getByRole('button', { name: 'Confirm payment' }).count()).toBe(0);
    expect((await app.database.prisma.order.findUniqueOrThrow({ where: { id: orderId } })).status).toBe('CONFIRMED');

    await other.getByRole('cell', { name: confirmed, exact: true }).waitFor();
    await page.getByLabel('Remark').fill('Paid in full.');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect
      .poll(async () => (await app.database.prisma.order.findUniqueOrThrow({ where: { id: orderId } })).remark, { timeout: 20_000 })
      .toBe('Paid in full.');
    await page.context().close();
    await other.context().close();
  }, 90_000);

  it('an administrator refuses a payment, once they have said so twice', async () => {
    const order = { where: { id: orderId } };
    await app.database.prisma.order.update({ ...order, data: { status: 'TO_CONFIRM', revisions: { deleteMany: {} } } });
    const page = await open('demoadmin');
    await go(page, `#/orders/${orderId}`);
    const dialog = page.getByRole('dialog', { name: 'Refuse this payment?' });
    await page.getByRole('button', { name: 'Refuse payment' }).click();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect((await app.database.prisma.order.findUniqueOrThrow(order)).status).toBe('TO_CONFIRM');
    await page.getByRole('button', { name: 'Refuse payment' }).click();
    await dialog.getByRole('button', { name: 'Yes' }).click();
    await page
      .getByRole('status', { name: 'Status' })
      .filter({ hasText: only(await label('OrderStatus', 'CONFIRM_FAILED')) })
      .waitFor();
    expect(await page.getByRole('button', { name: 'Refuse payment' }).count()).toBe(0);
    expect((await app.database.prisma.order.findUniqueOrThrow(order)).status).toBe('CONFIRM_FAILED');
    await page.context().close();
  }, 60_000);

  it('what a person may not do is not offered', async () => {
    await app.database.prisma.order.update({ where: { id: orderId }, data: { status: 'TO_CONFIRM', revisions: { deleteMany: {} } } });
    const school = await app.database.prisma.school.findFirstOrThrow();
    await app.database.prisma.school.update({ where: { id: school.id }, data: { status: 'WAITING', rejectReason: '' } });
    const page = await open('demoserver');
    await go(page, `#/orders/${orderId}`);
    await page.getByRole('button', { name: 'Save' }).waitFor();
    expect(await page.getByRole('button', { name: 'Confirm payment' }).count()).toBe(0);
    await go(page, '#/schools');
    await page.getByRole('heading', { name: school.name }).waitFor();
    expect(await page.getByRole('button', { name: 'Approve' }).count()).toBe(0);
    await page.context().close();
  }, 60_000);

  it('an administrator approves a school', async () => {
    const { id, name } = await app.database.prisma.school.findFirstOrThrow();
    await app.database.prisma.school.update({ where: { id }, data: { status: 'WAITING', rejectReason: '' } });
    const page = await open('demoadmin');
    await go(page, '#/schools?status=WAITING');
    const card = page.getByRole('listitem', { name });
    await card.getByRole('button', { name: 'Approve' }).click();
    await card
      .getByRole('status')
      .filter({ hasText: only(await label('SchoolStatus', 'APPROVED')) })
      .waitFor();
    expect(await card.getByRole('button').count()).toBe(0);
    expect((await app.database.prisma.school.findUniqueOrThrow({ where: { id } })).status).toBe('APPROVED');
    await page.context().close();
  }, 60_000);

  it('an administrator rejects a school with a reason, and hears why when somebody was faster', async () => {
    const school = await app.database.prisma.school.findFirstOrThrow();
    await app.database.prisma.school.update({ where: { id: school.id }, data: { status: 'WAITING', rejectReason: '' } });
    const page = await open('demoadmin');
    const slower = await open('demoadmin');
    for (const each of [page, slower]) await go(each, '#/schools');
    const card = (each: Page) => each.getByRole('listitem', { name: school.name });
    await card(slower).getByRole('button', { name: 'Approve' }).waitFor();
    await card(page).getByLabel('Reason for rejecting').fill('No licence.');
    await card(page).getByRole('button', { name: 'Reject' }).click();
    await card(page).getByText('No licence.').waitFor();
    expect(await app.database.prisma.school.findUniqueOrThrow({ where: { id: school.id } })).toMatchObject({
      status: 'REJECTED',
      rejectReason: 'No licence.',
    });
    await card(slower).getByRole('button', { name: 'Approve' }).click();
    await slower.getByText('The school does not wait for approval.').waitFor();
    for (const each of [page, slower]) await each.context().close();
  }, 60_000);

  it('pages, searches and sorts, and the address keeps it', async () => {
    for (let number = 0; number < 12; number += 1) {
      const name = `翻页${String(number).padStart(2, '0')}`;
      await app.graphql('mutation($file: UpdateStudentInput!) { createStudent(file: $file) { id } }', { file: { name } }, admin);
    }
    const page = await open('demosales');
    await go(page, '#/students');
    await page.getByLabel('Name, WeChat or student number').fill('翻页');
    await page.getByLabel('Sort').selectOption({ label: 'Oldest first' });
    await page.getByRole('button', { name: 'Search' }).click();
    const names = async () => (await page.locator('tbody th').allTextContents()).map((text) => text.slice(-2));
    await expect.poll(names, { timeout: 20_000 }).toEqual(['00', '01', '02', '03', '04', '05', '06', '07', '08', '09']);
    await page.getByRole('link', { name: 'Next' }).click();
    await expect.poll(names, { timeout: 20_000 }).toEqual(['10', '11']);
    await page.reload();
    await expect.poll(names, { timeout: 20_000 }).toEqual(['10', '11']);
    await page.getByRole('link', { name: 'Previous' }).click();
    await expect.poll(names, { timeout: 20_000 }).toEqual(['00', '01', '02', '03', '04', '05', '06', '07', '08', '09']);
    await page.context().close();
  }, 60_000);

  it('shows personal pictures by their addresses', async () => {
    const { studentId } = await app.database.prisma.order.findUniqueOrThrow({ where: { id: orderId } });
    const page = await open('demosales');
    await go(page, `#/students/${studentId}`);
    const shown = page.getByRole('img', { name: 'Identity card, front' });
    await expect.poll(() => shown.evaluate((image) => Reflect.get(image, 'naturalWidth')), { timeout: 20_000 }).toBe(40);
    await page.context().close();
  }, 60_000);

  it('asks for the password again when the session has ended', async () => {
    const page = await open('demosales');
    const token = await page.evaluate<string>("sessionStorage.getItem('campus-token')");
    await app.graphql('mutation { logout }', {}, token);
    await go(page, '#/students');
    await page.getByText('The session has ended. Sign in again.').waitFor();
    expect(await page.evaluate("[sessionStorage, localStorage].map((kept) => kept.getItem('campus-token'))")).toEqual([null, null]);
    await page.context().close();
  }, 60_000);

  it('is readable at the width of a phone, and begins with a link to its content', async () => {
    const page = await open('demosales', { width: 360 });
    for (const place of ['#/orders', '#/students', '#/schools', `#/orders/${orderId}`]) {
      await go(page, place);
      await page.getByRole('heading', { level: 2 }).waitFor();
      const wide = `[...document.querySelectorAll('body *')].filter((part) => part.getBoundingClientRect().right > 360).map((part) => part.outerHTML.slice(0, 90))`;
      expect(await page.evaluate(wide), place).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth'), place).toBe(360);
    }
    await page.reload();
    await page.getByRole('heading', { level: 2 }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement?.id')).toBe('main');
    await page.context().close();
  }, 60_000);
});
