import type { AddressQuery, FileAddresses } from './addresses.js';
import { isFilePath } from './file-storage.js';

/** Who gets the file of a path: everybody, whoever holds a good address of it, or nobody. */
export type Getter = 'everybody' | 'holder' | 'nobody';

/** Where earlier versions kept public and personal pictures side by side. */
const ONCE_SHARED = /^images\/[0-9a-f]{2}\/[0-9a-f]{64}\.[a-z]+$/;

export interface FileAccessOptions {
  readonly addresses: FileAddresses;
  /** Folders (with a trailing slash) and single files that are for everybody. */
  readonly publicPlaces: readonly string[];
  /** Whether a row shows the file to everybody. Asked only about the folder that was once shared. */
  readonly isPublished: (path: string) => Promise<boolean>;
}

/** Decides who gets a stored file. What lies in no public place is somebody's own. */
export class FileAccess {
  constructor(private readonly options: FileAccessOptions) {}

  async getterOf(path: string, query: AddressQuery): Promise<Getter> {
    if (!isFilePath(path)) return 'nobody';
    if (this.isInPublicPlace(path)) return 'everybody';
    if (this.options.addresses.isGood(path, query)) return 'holder';
    return ONCE_SHARED.test(path) && (await this.options.isPublished(path)) ? 'everybody' : 'nobody';
  }

  isInPublicPlace(path: string): boolean {
    return this.options.publicPlaces.some((place) => (place.endsWith('/') ? path.startsWith(place) : path === place));
  }
}
