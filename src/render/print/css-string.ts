import { safe, type Safe } from '../templates.js';

/** A CSS string (CSS Syntax 3, §4.3.5) that cannot end the style element either. */
export function cssString(text: string): Safe {
  return safe(`"${text.replace(/[\\"<>&\n\r\f]/g, (character) => `\\${character.charCodeAt(0).toString(16)} `)}"`);
}
