import { Buffer } from 'node:buffer';

/** A ustar archive for tests. */
export function tarOf(files: readonly { name: string; bytes: string; kind?: string }[]): Buffer {
  const parts = files.flatMap(({ name, bytes, kind = '0' }) => {
    const header = Buffer.alloc(512);
    header.write(name, 0, 'latin1');
    header.write(bytes.length.toString(8).padStart(11, '0'), 124, 'latin1');
    header.write(kind, 156, 'latin1');
    header.write('ustar', 257, 'latin1');
    const body = Buffer.alloc(Math.ceil(bytes.length / 512) * 512);
    body.write(bytes, 'latin1');
    return [header, body];
  });
  return Buffer.concat([...parts, Buffer.alloc(1024)]);
}
