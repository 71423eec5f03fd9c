import { encode, wrap } from 'nodemailer/lib/qp';
import { transferEncodingOf } from '../email/transfer-encoding.js';
import { headerLine, withParameters, type Header } from './headers.js';

/** A MIME entity (RFC 2045): its fields, and a body that is ASCII already, with lines of at most 76 characters. */
export interface Entity {
  readonly headers: readonly Header[];
  readonly body: string;
}

const crlf = '\r\n';

/** Headers, an empty line, the body: what stands between two boundaries. */
export function serialise({ headers, body }: Entity): string {
  return `${headers.map(headerLine).join(crlf)}${crlf}${crlf}${body}`;
}

/** A text part in UTF-8. */
export function textEntity(type: 'text/plain' | 'text/html', text: Uint8Array): Entity {
  const octets = withCrlf(text);
  const { name } = transferEncodingOf(octets);
  const canonical = Buffer.from(octets, 'latin1');
  const body = name === 'base64' ? base64Lines(canonical) : wrap(encode(canonical), 76);
  return { headers: [['Content-Type', `${type}; charset=utf-8`], ['Content-Transfer-Encoding', name]], body };
}

/** The octets with line ends as RFC 2046 §4.1.1 asks of text, whatever they were. As Latin-1, an octet a character: decoding Chinese takes longer than all the rest. */
function withCrlf(text: Uint8Array): string {
  const octets = Buffer.from(text.buffer, text.byteOffset, text.byteLength).toString('latin1');
  return (octets.includes('\r') ? octets.replace(/\r\n?/g, '\n') : octets).replaceAll('\n', crlf);
}

export interface FilePart {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** Content-ID of a picture that the HTML shows; without it the file is an attachment. */
  readonly id?: string;
}

export function fileEntity({ name, mediaType, bytes, id }: FilePart): Entity {
  return {
    headers: [
      ['Content-Type', withParameters(mediaType, {}, name)],
      ['Content-Transfer-Encoding', 'base64'],
      ['Content-Disposition', withParameters(id === undefined ? 'attachment' : 'inline', { filename: name })],
      ...(id === undefined ? [] : ([['Content-ID', `<${id}>`]] as const)),
    ],
    body: base64Lines(bytes),
  };
}

/** `boundary` needs characters that neither encoding can make at the start of a line: `=_` is in no base64 and in no quoted-printable. */
export function multipart(subtype: 'mixed' | 'alternative' | 'related', boundary: string, parts: readonly Entity[]): Entity {
  // RFC 2387 §3.1: the type of the part the others belong to.
  const parameters = { ...(subtype === 'related' && { type: 'text/html' }), boundary };
  const body = parts.map((part) => `--${boundary}${crlf}${serialise(part)}${crlf}`).join('');
  return { headers: [['Content-Type', withParameters(`multipart/${subtype}`, parameters)]], body: `${body}--${boundary}--${crlf}` };
}

function base64Lines(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  let lines = text.slice(0, 76);
  for (let at = 76; at < text.length; at += 76) lines += crlf + text.slice(at, at + 76);
  return lines;
}
