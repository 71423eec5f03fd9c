import { Buffer } from 'node:buffer';
import type { Asset } from '../../model/asset.js';
import { qrModules, quietZone } from './qr-modules.js';

/** A picture as an address that holds all of it (RFC 2397), for documents that need nothing else. */
export function dataAddress({ mediaType, bytes }: Pick<Asset, 'mediaType' | 'bytes'>): string {
  return `data:${mediaType};base64,${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64')}`;
}

/** A QR code as a drawing, so that it is sharp at any size. */
export function webCodeAddress(href: string): string {
  const { size, isDark } = qrModules(href);
  let path = '';
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; ) {
      let run = 0;
      while (column + run < size && isDark(row, column + run)) run += 1;
      if (run > 0) path += `M${column + quietZone} ${row + quietZone}h${run}v1h-${run}z`;
      column += Math.max(1, run);
    }
  }
  const edge = size + quietZone * 2;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${edge} ${edge}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${edge}v${edge}H0z"/><path d="${path}"/></svg>`;
  return dataAddress({ mediaType: 'image/svg+xml', bytes: new TextEncoder().encode(svg) });
}
