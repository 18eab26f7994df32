import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';

const UNPACKING: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  br: brotliDecompressSync,
  deflate: (bytes) => {
    try {
      return inflateSync(bytes);
    } catch {
      return inflateRawSync(bytes);
    }
  },
};

/** A body without its packing. */
export function unpacked(bytes: Buffer, encoding: string | undefined): Buffer {
  const unpack = UNPACKING[encoding?.trim().toLowerCase() ?? ''];
  try {
    return unpack === undefined || bytes.length === 0 ? bytes : unpack(bytes);
  } catch {
    // Cut off by a client that left; the bytes are kept as what they are.
    return bytes;
  }
}
