import { decodeBase64Image } from '../core/media/base64.js';
import type { Media } from '../core/media/media.js';

/** Stores a picture that was sent as base64 text and answers its media path. Throws NOT_AN_IMAGE or FILE_TOO_LARGE for the field. */
export async function storePicture(media: Media, text: string, place: { readonly field: string; readonly folder: string }): Promise<string> {
  return (await media.storeImage(decodeBase64Image(text, place.field), place)).path;
}
