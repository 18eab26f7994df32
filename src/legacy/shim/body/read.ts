import type { Readable } from 'node:stream';

/** How much of a too large body is swallowed before the connection is given up: a client that is still sending reads no answer. */
const SWALLOW_FACTOR = 4;

/**
 * Reads a request body whole. Every method may have one (old clients send bodies with DELETE), which is why the shim reads it
 * itself instead of leaving it to Fastify.
 *
 * @returns null when the body has more than `limit` bytes
 */
export async function readBody(stream: Readable, limit: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    size += bytes.length;
    if (size <= limit) chunks.push(bytes);
    else chunks.length = 0;
    if (size > limit * SWALLOW_FACTOR) return null;
  }
  return size > limit ? null : Buffer.concat(chunks, size);
}
