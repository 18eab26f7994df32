import { expect, it } from 'vitest';
import { Admissions } from '../domain/admissions.js';
import { createTestApp } from '../support/app.js';
import { hasChromium, openChromium } from '../support/chromium.js';
import { addressOf } from './subscriber.js';

it.skipIf(!hasChromium('The playground that subscribes'))(
  'the playground subscribes as whom the Headers tab names',
  { timeout: 90_000 },
  async () => {
    const app = await createTestApp();
    const school = new Admissions(app);
    const student = await school.student();
    const browser = await openChromium();
    try {
      const page = await browser.newPage();
      const subscribed = new Promise<void>((resolve) => {
        page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => String(payload).includes('"subscribe"') && resolve()));
      });
      await page.goto(
        `${(await addressOf(app)).replace('ws', 'http')}?query=${encodeURIComponent('subscription { messageReceived { message } }')}`,
      );
      await page.getByRole('button', { name: 'Headers' }).click();
      await page.locator('.graphiql-editor-tool .monaco-editor:visible').click();
      await page.keyboard.insertText(JSON.stringify({ Authorization: `Bearer ${student.token}` }));
      await page.locator('.graphiql-execute-button').click();
      await subscribed;
      await page.waitForTimeout(500);
      await school.data('mutation ($id: Int!) { sendStudentMessage(input: {studentId: $id, message: "To the playground"}) { id } }', {
        id: student.id,
      });
      await page.locator('.result-window', { hasText: 'To the playground' }).waitFor();
      expect(await page.locator('.result-window').innerText()).not.toContain('errors');
    } finally {
      await browser.close();
      await app.close();
    }
  },
);
