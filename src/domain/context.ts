import type { Audience } from '../access/audiences.js';
import type { Viewer } from '../access/viewer.js';
import type { Reader } from '../read/reader.js';
import type { Loaders } from './loaders.js';
import type { Services } from './services.js';

/** What every resolver is given about the operation it serves. */
export interface Context {
  /** Who is asking; null: nobody signed in. */
  readonly viewer: Viewer | null;
  /** The API that the operation came through. */
  readonly audience: Audience;
  /** The client's address. */
  readonly address: string;
  readonly services: Services;
  /** Answers fields from the database, for this viewer. */
  readonly read: Reader;
  readonly loaders: Loaders;
  /** To be waited for when a mutation has ended: from then on the viewer finds what it wrote, whoever answers. */
  readonly wrote: () => Promise<void>;
}
