/**
 * An address as a URI (RFC 3986): Chinese characters, stray percent signs and what may not stand raw are percent-encoded. Addresses of browsers
 * and people are looser; validators of anyURI are not.
 */
export function encodeAddress(address: string): string {
  const [, authority = '', rest = ''] = /^(https?:\/\/[^/?#]*)([^]*)$/i.exec(address) ?? [];
  const [before = '', ...fragments] = rest.split('#');
  const encoded = [before, ...(fragments.length > 0 ? [fragments.join('%23')] : [])].map(encodePart).join('#');
  // Brackets belong to IPv6 hosts alone.
  return authority.replace(/[^\w\-.~:/@!$&'()*+,;=%[\]]/gu, encodeCharacter) + encoded;
}

function encodePart(part: string): string {
  return part.replace(/%(?![0-9A-Fa-f]{2})|[^\w\-.~:/?@!$&'()*+,;=%]/gu, encodeCharacter);
}

function encodeCharacter(character: string): string {
  return encodeURIComponent(character.replace(/\p{Surrogate}/u, '\uFFFD'));
}
