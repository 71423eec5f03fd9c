import { Buffer } from 'node:buffer';

/*
 * A profile of sRGB (IEC 61966-2-1) as ISO 19005 wants one: primaries, white point and curve, nothing more (ICC.1:2004-10, version 4.2).
 */

/** Colorants adapted to D50 (ICC.1, annex E) and the D65 → D50 Bradford matrix, rows first. */
const colorants = { rXYZ: [0.43607, 0.22249, 0.01392], gXYZ: [0.38515, 0.71687, 0.09708], bXYZ: [0.14307, 0.06061, 0.7141] } as const;
const adaptation = [1.04788, 0.02292, -0.0502, 0.02959, 0.99048, -0.01706, -0.00923, 0.01508, 0.75168] as const;
const d50 = [0.9642, 1, 0.8249] as const;
/** y = (ax + b)^g from d on, cx below. */
const curve = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045] as const;

/** The profile's bytes, always the same. */
export function srgbProfile(): Uint8Array {
  const transfer = parametric(curve);
  const tags: (readonly [string, Buffer])[] = [
    ['desc', localized('sRGB')],
    ['cprt', localized('No copyright')],
    ['wtpt', xyz(d50)],
    ['chad', Buffer.concat([Buffer.from('sf32\0\0\0\0', 'latin1'), ...adaptation.map(fixed)])],
    ...Object.entries(colorants).map(([name, value]) => [name, xyz(value)] as const),
    ['rTRC', transfer],
    ['gTRC', transfer],
    ['bTRC', transfer],
  ];
  const table = Buffer.alloc(4 + 12 * tags.length);
  table.writeUInt32BE(tags.length);
  const data: Buffer[] = [];
  const places = new Map<Buffer, number>();
  let at = 128 + table.length;
  for (const [index, [name, value]] of tags.entries()) {
    if (!places.has(value)) {
      places.set(value, at);
      data.push(value, Buffer.alloc((4 - (value.length % 4)) % 4));
      at += Math.ceil(value.length / 4) * 4;
    }
    table.write(name, 4 + 12 * index, 'latin1');
    table.writeUInt32BE(places.get(value) ?? 0, 8 + 12 * index);
    table.writeUInt32BE(value.length, 12 + 12 * index);
  }
  return Buffer.concat([header(at), table, ...data]);
}

function header(size: number): Buffer {
  const bytes = Buffer.alloc(128);
  bytes.writeUInt32BE(size);
  bytes.writeUInt32BE(0x04200000, 8);
  bytes.write('mntrRGB XYZ ', 12, 'latin1');
  for (const [index, part] of [2026, 1, 1].entries()) bytes.writeUInt16BE(part, 24 + 2 * index);
  bytes.write('acsp', 36, 'latin1');
  Buffer.concat(d50.map(fixed)).copy(bytes, 68);
  return bytes;
}

/** s15Fixed16Number. */
function fixed(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(Math.round(value * 65_536));
  return bytes;
}

function xyz(values: readonly number[]): Buffer {
  return Buffer.concat([Buffer.from('XYZ \0\0\0\0', 'latin1'), ...values.map(fixed)]);
}

function parametric(values: readonly number[]): Buffer {
  return Buffer.concat([Buffer.from('para\0\0\0\0\0\x03\0\0', 'latin1'), ...values.map(fixed)]);
}

/** One English text as multiLocalizedUnicodeType. */
function localized(text: string): Buffer {
  const head = Buffer.from('mluc\0\0\0\0\0\0\0\x01\0\0\0\x0CenUS\0\0\0\0\0\0\0\x1C', 'latin1');
  head.writeUInt32BE(2 * text.length, 20);
  return Buffer.concat([head, Buffer.from(text, 'utf16le').swap16()]);
}
