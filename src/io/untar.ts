/** A regular file of a tar archive. */
export interface TarFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const block = 512;

/**
 * Regular files of a ustar archive (POSIX.1-1988; no GNU or pax extensions, which the archives read here do not have).
 * Names that leave the archive (`..`, absolute) are a broken archive.
 * @throws {Error} when the archive is cut short or malformed.
 */
export function untar(archive: Uint8Array): readonly TarFile[] {
  const files: TarFile[] = [];
  let at = 0;
  while (at + block <= archive.length) {
    const header = Buffer.from(archive.buffer, archive.byteOffset + at, block);
    if (header[0] === 0) return files;
    const field = (start: number, length: number): string => header.toString('latin1', start, start + length).replace(/\0.*$/s, '');
    const size = Number.parseInt(field(124, 12).trim(), 8);
    const prefix = field(257, 5) === 'ustar' ? field(345, 155) : '';
    const name = (prefix === '' ? '' : `${prefix}/`) + field(0, 100);
    if (!Number.isInteger(size) || at + block + size > archive.length) throw new Error(`broken tar archive at byte ${at}`);
    if (name.startsWith('/') || name.split('/').includes('..')) throw new Error(`tar archive with an outside name: ${name}`);
    const kind = field(156, 1);
    if (kind === '0' || kind === '') files.push({ name, bytes: archive.subarray(at + block, at + block + size) });
    at += block + Math.ceil(size / block) * block;
  }
  throw new Error('tar archive without its end');
}
