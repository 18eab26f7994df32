import { PGlite } from '@electric-sql/pglite';

/** All shared buffers are written over at the start: 128 MiB, if nothing else is said, take longer than most suites need them. */
const START_PARAMETERS = [...PGlite.defaultStartParams, '-c', 'shared_buffers=8MB'];

/** The bytes as PGlite asks for them. Node's own Blob gives 47 MB back in pieces, which takes a second. */
class Dump extends Blob {
  constructor(private readonly content: Uint8Array) {
    super([]);
  }

  override arrayBuffer(): Promise<ArrayBuffer> {
    return Promise.resolve(new Uint8Array(this.content).buffer);
  }
}

/** Opens an embedded database that no disk knows: empty, or as it was when `dump` was made of one. */
export function openInMemory(dump?: Uint8Array): Promise<PGlite> {
  return PGlite.create({ startParams: START_PARAMETERS, ...(dump && { loadDataDir: new Dump(dump) }) });
}

/** All of a database, for `openInMemory`. */
export async function dumpOf(pglite: PGlite): Promise<Uint8Array> {
  // Else each copy would do again, from the log, all that has been done here.
  await pglite.exec('CHECKPOINT');
  return new Uint8Array(await (await pglite.dumpDataDir('none')).arrayBuffer());
}
