import { Buffer } from 'node:buffer';
import QRCode from 'qrcode';
import type { Asset } from '../../model/asset.js';

/** A picture as an address that holds all of it (RFC 2397), for documents that need nothing else. */
export function dataAddress({ mediaType, bytes }: Pick<Asset, 'mediaType' | 'bytes'>): string {
  return `data:${mediaType};base64,${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64')}`;
}

/** A QR code as a drawing, so that it is sharp at any size. Error correction M (ISO/IEC 18004), quiet zone of four modules. */
export function webCodeAddress(href: string): string {
  const { modules } = QRCode.create(href, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  let path = '';
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; ) {
      let run = 0;
      while (column + run < size && modules.get(row, column + run) !== 0) run += 1;
      if (run > 0) path += `M${column + 4} ${row + 4}h${run}v1h-${run}z`;
      column += Math.max(1, run);
    }
  }
  const edge = size + 8;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${edge} ${edge}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${edge}v${edge}H0z"/><path d="${path}"/></svg>`;
  return dataAddress({ mediaType: 'image/svg+xml', bytes: new TextEncoder().encode(svg) });
}
