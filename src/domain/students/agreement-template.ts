import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DomainError } from '../../core/errors.js';
import type { Media } from '../../core/media/media.js';
import { decodePixels, type Pixels } from '../../core/media/pixels.js';

/** The template's media path: whoever runs the gateway puts the agreement there, and clients show it before it is signed. */
export const AGREEMENT_TEMPLATE = 'agreement/template.png';

/** Throws AGREEMENT_TEMPLATE_MISSING where none is installed that can be read. */
export async function agreementTemplate(media: Media): Promise<Pixels> {
  try {
    return await decodePixels(await readFile(join(media.root, AGREEMENT_TEMPLATE)), 'template');
  } catch {
    throw new DomainError('AGREEMENT_TEMPLATE_MISSING');
  }
}
