// The encoder alone: the package's own entry loads its drawing of PNG and terminals too.
import { create } from 'qrcode/lib/core/qrcode.js';

/** The dark and light squares of a QR code without its quiet zone. */
export interface QrModules {
  /** Squares to a side. */
  readonly size: number;
  readonly isDark: (row: number, column: number) => boolean;
}

/** Squares of light around a code (ISO/IEC 18004 §6.3.8). */
export const quietZone = 4;

/** Error correction M: 15 %, enough for a screen and a printed page. */
export function qrModules(text: string): QrModules {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  return { size: modules.size, isDark: (row, column) => modules.get(row, column) !== 0 };
}
