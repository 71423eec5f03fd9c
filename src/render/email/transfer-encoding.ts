export interface TransferEncoding {
  readonly name: 'base64' | 'quoted-printable';
  /** Octets of the encoded body, line ends included; within one per cent for quoted-printable, whose soft breaks are estimated. */
  readonly size: number;
}

/**
 * The shorter of the two encodings that every server carries (RFC 2045 §6.7, §6.8). `octets` is the text read as Latin-1, an octet a
 * character, with CRLF line ends. Chinese takes three octets a character, and quoted-printable writes each as three: base64 wins there,
 * and loses on English.
 */
export function transferEncodingOf(octets: string): TransferEncoding {
  const base64 = Math.ceil(octets.length / 3) * 4;
  const base64Size = base64 + Math.max(0, Math.ceil(base64 / 76) - 1) * 2;
  // Octets that are not ASCII would be two in UTF-8: so they are counted in no time, and in Chinese they are enough to tell.
  if (Buffer.byteLength(octets) * 2 - octets.length >= base64Size) return { name: 'base64', size: base64Size };
  let quoted = 0;
  for (let at = 0; at < octets.length; at += 1) quoted += quotedLength[octets.charCodeAt(at)] ?? 3;
  const quotedSize = quoted + Math.ceil(quoted / 73) * 3;
  return quotedSize < base64Size ? { name: 'quoted-printable', size: quotedSize } : { name: 'base64', size: base64Size };
}

/** Octets of each octet in quoted-printable. */
const quotedLength = Uint8Array.from({ length: 256 }, (_each, octet) => ((octet >= 0x20 && octet < 0x7f && octet !== 0x3d) || octet === 0x0d || octet === 0x0a ? 1 : 3));
