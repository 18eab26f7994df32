import type { Viewer } from '../../access/viewer.js';
import { readBase64 } from '../../platform/media/base64.js';
import type { Media } from '../../platform/media/media.js';
import { DomainError, type Reason } from '../errors.js';
import type { UploadQuota } from './upload-quota.js';

/** Where an upload comes from and goes to. */
export interface Place {
  /** The input field that a refusal names. */
  readonly field: string;
  /** The folder of media; that of the kind when left out. */
  readonly folder?: string;
}

/** A signature is drawn on the agreement at once; nobody's hand needs more. */
const MAX_PIXELS_TO_DRAW = 4_000_000;

/**
 * The one way by which files of clients come in. They are sent as base64 text (`readBase64`), count against the viewer's
 * quota (`UploadQuota`), and are checked before anything is stored. All methods throw UPLOAD_QUOTA_EXCEEDED and FILE_TOO_LARGE;
 * those for pictures NOT_AN_IMAGE, PICTURE_TOO_LARGE and UNAVAILABLE.
 */
export class Uploads {
  constructor(
    private readonly media: Media,
    private readonly quota: UploadQuota,
  ) {}

  /** Stores a picture and answers its media path. */
  async picture(viewer: Viewer, text: string, place: Place): Promise<string> {
    const bytes = await this.received(viewer, text, place.field, 'NOT_AN_IMAGE');
    return (await this.media.storeImage(bytes, { ...place, owner: viewer.accountId })).path;
  }

  /** Stores a file of any kind and answers its media path. Throws BAD_USER_INPUT for what is no base64. */
  async file(viewer: Viewer, text: string, place: Place): Promise<string> {
    const bytes = await this.received(viewer, text, place.field, 'BAD_USER_INPUT');
    return (await this.media.storeFile(bytes, { ...place, owner: viewer.accountId })).path;
  }

  /** A picture to draw with, which is not stored itself; it has four million pixels at most. */
  async pictureToDraw(viewer: Viewer, text: string, field: string): Promise<Buffer> {
    const bytes = await this.received(viewer, text, field, 'NOT_AN_IMAGE');
    await this.media.checkImage(bytes, { field, owner: viewer.accountId, maxPixels: MAX_PIXELS_TO_DRAW });
    return bytes;
  }

  /** Draws a picture in the viewer's turn, stores it under a name that nobody guesses, and answers its media path. */
  async drawn(viewer: Viewer, folder: string, draw: () => Promise<Buffer>): Promise<string> {
    const bytes = await this.media.pictures.inTurn(viewer.accountId, draw);
    return (await this.media.storeImage(bytes, { folder, ownName: true, owner: viewer.accountId })).path;
  }

  private async received(viewer: Viewer, text: string, field: string, unreadable: Reason): Promise<Buffer> {
    const file = readBase64(text);
    await this.quota.count(viewer, file?.bytes.length ?? text.length);
    if (file === undefined) throw new DomainError(unreadable, { field });
    return file.bytes;
  }
}
