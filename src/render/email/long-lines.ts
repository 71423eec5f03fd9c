import { eachLine } from '../../text/lines.js';

/** Octets from which on a line is broken: under the 998 of RFC 5322 §2.1.1 with room for a long tag. */
const most = 800;

/**
 * Breaks long lines of a page at spaces of its text, which HTML does not tell from line ends. Tags stay whole (a line end would leave an
 * address), and so does what stands in `<pre>`. Chinese has no spaces: a paragraph of more than 300 characters may stay longer.
 */
export function breakLongLines(html: string): string {
  if (!html.includes('<pre')) return breakLines(html);
  const parts = html.split(/(<pre[\s>][\s\S]*?<\/pre>)/);
  return parts.map((part, index) => (index % 2 === 1 ? part : breakLines(part))).join('');
}

function breakLines(text: string): string {
  let broken = '';
  let done = 0;
  eachLine(text, (start, end) => {
    // No character takes more than three octets a UTF-16 unit.
    if ((end - start) * 3 <= most) return;
    broken += text.slice(done, start) + breakLine(text.slice(start, end));
    done = end;
  });
  return broken + text.slice(done);
}

function breakLine(line: string): string {
  if (Buffer.byteLength(line) <= most) return line;
  let broken = '';
  let length = 0;
  for (const piece of line.match(/<[^>]*>|[^< ]+| |</g) ?? []) {
    const size = Buffer.byteLength(piece);
    if (piece === ' ' && length >= most) {
      broken += '\n';
      length = 0;
    } else {
      broken += piece;
      length += size;
    }
  }
  return broken;
}
