/** Ending of a picture that bulletins can show, by its first bytes. */
export function pictureEnding(bytes: Uint8Array): string | undefined {
  // Not by a decoder: `latin1` is windows-1252 to the web's standard, and to Node.
  const head = String.fromCharCode(...bytes.subarray(0, 12));
  if (head.startsWith('\u0089PNG')) return 'png';
  if (head.startsWith('\u00FF\u00D8\u00FF')) return 'jpg';
  if (head.startsWith('GIF8')) return 'gif';
  return head.startsWith('RIFF') && head.endsWith('WEBP') ? 'webp' : undefined;
}
