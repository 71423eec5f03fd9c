/** Longer addresses nobody types: they are cut, and the link remains. */
const longest = 96;

/** An address as it stands on paper: without what every browser adds by itself, letters of other scripts readable. */
export function shortAddress(href: string): string {
  const plain = href
    .replace(/^(?:https?:\/\/(?:www\.)?|mailto:)/i, '')
    .replace(/\/$/, '');
  const readable = decoded(plain);
  return readable.length <= longest ? readable : `${readable.slice(0, longest - 1)}…`;
}

/** What cannot be decoded without becoming another address (spaces, delimiters, broken escapes) stays as it is. */
function decoded(address: string): string {
  try {
    return decodeURI(address).replace(/[\s\p{Cc}\p{Cf}]/gu, (character) => encodeURIComponent(character));
  } catch {
    return address;
  }
}
