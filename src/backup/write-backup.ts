import { createReadStream, type Stats } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { createTarPacker, type TarPackController } from 'modern-tar';
import { type BackupHeader, Checksum, HEADER, MANIFEST, PARTS } from './format.js';

/** Drafts of files that are being stored, and what a running PostgreSQL says of itself. */
const LEFT_OUT = /(^|\/)\.[^/]*$|^database\/postmaster\.pid$/;

interface Place {
  /** In the backup. */
  readonly name: string;
  /** On the disk. */
  readonly path: string;
}

/**
 * A backup as a stream of bytes. `places` says where each part lies; what is not there is left out.
 * `done` is called when all has been read, or nobody wants more of it.
 */
export function writeBackup(
  header: BackupHeader,
  places: Readonly<Record<(typeof PARTS)[number], string>>,
  done: () => Promise<void>,
): Readable {
  const { readable, controller } = createTarPacker();
  const pack = async (): Promise<void> => {
    const sums: string[] = [];
    await addText(controller, HEADER, `${JSON.stringify(header, null, 2)}\n`, sums);
    for (const part of PARTS) await addTree(controller, { name: part, path: places[part] }, sums);
    await addText(controller, MANIFEST, sums.join(''), []);
    controller.finalize();
  };
  pack()
    .catch((error: unknown) => controller.error(error))
    .finally(done)
    .catch(() => undefined);
  // Databases shrink to a fifth at the fastest level; the slower ones gain little more.
  const gzip = createGzip({ level: 1 });
  const packed = Readable.fromWeb(readable as Parameters<typeof Readable.fromWeb>[0]);
  packed.on('error', (error) => gzip.destroy(error));
  gzip.on('close', () => packed.destroy());
  return packed.pipe(gzip);
}

async function addTree(controller: TarPackController, { name, path }: Place, sums: string[]): Promise<void> {
  if (LEFT_OUT.test(name)) return;
  const stat = await lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (stat === undefined) return;
  if (stat.isFile()) return addFile(controller, { name, path }, stat, sums);
  if (!stat.isDirectory()) return;
  await controller.add({ name: `${name}/`, type: 'directory', size: 0, mode: stat.mode & 0o777 }).close();
  for (const child of (await readdir(path)).sort()) await addTree(controller, { name: `${name}/${child}`, path: join(path, child) }, sums);
}

async function addFile(controller: TarPackController, { name, path }: Place, { size, mode }: Stats, sums: string[]): Promise<void> {
  const sum = new Checksum();
  const writer = controller.add({ name, size, mode: mode & 0o777 }).getWriter();
  const stream = size === 0 ? [] : createReadStream(path, { end: size - 1, highWaterMark: 256 * 1024 });
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    sum.add(chunk);
    await writer.write(chunk);
  }
  await writer.close();
  sums.push(`${sum.hex()}  ${name}\n`);
}

async function addText(controller: TarPackController, name: string, text: string, sums: string[]): Promise<void> {
  const bytes = Buffer.from(text);
  const sum = new Checksum();
  sum.add(bytes);
  const writer = controller.add({ name, size: bytes.byteLength, mode: 0o600 }).getWriter();
  await writer.write(bytes);
  await writer.close();
  sums.push(`${sum.hex()}  ${name}\n`);
}
