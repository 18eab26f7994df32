import { openPicture } from '../../../platform/media/pictures.js';

/** Where the template leaves room for the signature, as parts of its width and height. */
const ROOM = { left: 0.55, top: 0.84, width: 0.38, height: 0.09 } as const;

const PAPER = '#fff';

/**
 * The signature on the template, like ink on paper: as large as fits into its room, never enlarged, in the middle of it.
 * Takes checked pictures of any kind, and answers a PNG as large as the template.
 */
export async function placeSignature(template: Buffer, signature: Buffer): Promise<Buffer> {
  const { width, height } = (await openPicture(template).metadata()).autoOrient;
  const room = { width: width * ROOM.width, height: height * ROOM.height };
  const ink = await openPicture(signature)
    .flatten({ background: PAPER })
    .resize({ width: atLeastOne(room.width), height: atLeastOne(room.height), fit: 'inside', withoutEnlargement: true })
    .png({ compressionLevel: 0 })
    .toBuffer({ resolveWithObject: true });
  const left = Math.floor(width * ROOM.left + (room.width - ink.info.width) / 2);
  const top = Math.floor(height * ROOM.top + (room.height - ink.info.height) / 2);
  return openPicture(template)
    .flatten({ background: PAPER })
    .composite([{ input: ink.data, left, top, blend: 'multiply' }])
    .removeAlpha()
    .png()
    .toBuffer();
}

function atLeastOne(pixels: number): number {
  return Math.max(1, Math.floor(pixels));
}
