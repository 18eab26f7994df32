import { PlatformError } from '../../platform/errors.js';
import type { ServedMedia } from '../../platform/media/media.js';
import { DomainError } from '../errors.js';

/** The template's media path: whoever runs the gateway puts the agreement there, and clients show it before it is signed. */
export const AGREEMENT_TEMPLATE = 'agreement/template.png';

/** As much as a signature may have: both are drawn while somebody waits. */
const MAX_PIXELS = 4_000_000;

/** The template's bytes. Throws AGREEMENT_TEMPLATE_MISSING where none is installed that can be read. */
export async function agreementTemplate(media: ServedMedia, owner: number): Promise<Buffer> {
  let template: Buffer | undefined;
  try {
    template = await media.readImage(AGREEMENT_TEMPLATE, { owner, maxPixels: MAX_PIXELS });
  } catch (error) {
    if (error instanceof PlatformError && error.reason === 'UNAVAILABLE') throw error;
  }
  if (template === undefined) throw new DomainError('AGREEMENT_TEMPLATE_MISSING');
  return template;
}
