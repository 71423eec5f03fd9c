/** What joins the parts of an address. */
const joint = /[.@/:_-]/;
const inAddress = /[A-Za-z0-9.@/:_~%?=&#+-]/;
/** A host with a top-level domain, a path perhaps: bare country codes and the domains that organisations have. */
const host = /(?:^|[@/])(?:[A-Za-z0-9-]{1,63}\.){1,8}(?:[a-z]{2}|com|org|net|int|gov|edu|info)(?:[/:?#]|[.:?-]*$)/;
const mailDomain = /^@(?:[\p{L}\p{N}-]{1,63}\.){1,8}[a-z]{2,63}/u;
const mailName = /[A-Za-z0-9._+-]@$/;
const domainEnd = /^\.(?:[\p{L}\p{N}-]{1,63}\.){0,8}[a-z]{2,63}/u;
/** Names of hosts and paths that people write are far shorter. */
const reach = 200;

/**
 * True if `[start, end)` is part of an address that no link marks: oneplanetnetwork.org/themes without its scheme, or a mailbox with a
 * Chinese name or host (RFC 6531). A name in an address is no mention of it, and putting in another would break the address.
 */
export function isInAddress(text: string, start: number, end: number): boolean {
  const [before, after] = [text.charAt(start - 1), text.charAt(end)];
  if (!joint.test(before) && !joint.test(after)) return false;
  if (mailDomain.test(text.slice(end, end + reach))) return true;
  if (mailName.test(text.slice(Math.max(0, start - reach), start)) && domainEnd.test(text.slice(end, end + reach))) return true;
  let from = start;
  while (from > 0 && start - from < reach && inAddress.test(text.charAt(from - 1))) from -= 1;
  let to = end;
  while (to < text.length && to - end < reach && inAddress.test(text.charAt(to))) to += 1;
  return host.test(text.slice(from, to));
}
