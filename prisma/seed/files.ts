import { readFile } from 'node:fs/promises';
import { AGREEMENT_TEMPLATE } from '../../src/domain/files/agreement-template.js';
import { publicFolder } from '../../src/domain/files/file-columns.js';
import { packagePath } from '../../src/package-path.js';
import type { Media } from '../../src/platform/media/media.js';

/** A QR code picture (PNG, 390 bytes) that leads to https://example.com/demosales. */
const DEMO_QR_CODE =
  'iVBORw0KGgoAAAANSUhEUgAAAN4AAADeAQAAAAB6HIMaAAABTUlEQVR42u2YXYrDMBCDBXMAH8lXnyP5AIZZpHF2A+m+qxBTTOsvD5Utz09Q/4+NF77QF4Jj' +
  'RmVUAojF3+EKo6rWjKpY2Ji1Zi+awoVYc0tR6buUWUMMWoPzN8CNucnTHcomm7t+5oeHjOC5guv38+F++sAeAPebV/BD7DOCihMMFeLa/pHhCrk8knZWPKbH' +
  '/2xiB7WgGLyuc1goY4hRe1Tv+kOKHWRI495Xz21tT0hHj6SjKagPAeEKldyAXuYhpDOMSkoZnPtZHoUr3KMT3VTGo6bLLI5QUa36qS0dTM6uUHl4diru8kF+' +
  'MYWd2VpEm8UZ0sunnEwlZyqzhXX2O0/qUMkWrrD/OwZDhVrMebuCdvC0mKfLlJRb9WYHuw1SxtiXGnPYOgDcSglryA6+q+APUmygbFLMGOcFycPURvBqMXGL' +
  'xL7wfXX5wm+DP/5Kjq14P04wAAAAAElFTkSuQmCC';

/** How media names the picture: by its content. */
const DEMO_QR_CODE_NAME = 'a7/a72f8a5cb2c1091f0e83d5e0c728c702f11b97753c7b4cc6817d1aadffe57366.png';

/** The public picture of a QR code. */
export const DEMO_QR_CODE_PATH = `${publicFolder('Staff', 'qrCode')}/${DEMO_QR_CODE_NAME}`;

/** The same picture as that of a promotion channel. */
export const DEMO_CHANNEL_QR_CODE_PATH = `${publicFolder('Channel', 'qrCode')}/${DEMO_QR_CODE_NAME}`;

/** The same picture as somebody's own: it stands for receipts and transcripts. */
export const DEMO_PERSONAL_PATH = `images/${DEMO_QR_CODE_NAME}`;

/**
 * Puts the files that the demo data refers to among the stored files, where they are missing. It is apart from the
 * seed, because a database can outlive them, and because tests seed without one.
 */
export async function storeDemoFiles(media: Media): Promise<void> {
  for (const expected of [DEMO_QR_CODE_PATH, DEMO_CHANNEL_QR_CODE_PATH, DEMO_PERSONAL_PATH]) {
    const { path } = await media.storeImage(Buffer.from(DEMO_QR_CODE, 'base64'), { folder: expected.slice(0, expected.indexOf('/')) });
    if (path !== expected) throw new Error(`The demo picture is kept as ${path}, not as the demo data says.`);
  }
  await installAgreementTemplate(media);
}

/** An agreement that is there already stays. */
async function installAgreementTemplate(media: Media): Promise<void> {
  if (await media.has(AGREEMENT_TEMPLATE)) return;
  await media.storage.write(AGREEMENT_TEMPLATE, await readFile(packagePath('prisma/seed/agreement-template.png')));
}
