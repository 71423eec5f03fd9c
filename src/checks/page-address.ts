/** Parameters that follow readers around: campaign tags and share identifiers of the big platforms. */
const parameter = /^(?:utm_\w+|spm|fbclid|gclid|dclid|msclkid|yclid|mc_[ce]id|_hs(?:enc|mi)|igshid|share_(?:token|from|source)|isappinstalled|hmsr|hmpl|hmcu|hmkw|hmci|bd_vid)(?:=|$)/u;

/** The address without tracking parameters, everything else letter by letter as it was. */
export function withoutTracking(url: string): string {
  const [, before = url, query, hash = ''] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/su.exec(url) ?? [];
  if (query === undefined) return url;
  const kept = query.split('&').filter((part) => !parameter.test(part) && !/^from=(?:timeline|groupmessage|singlemessage|appmsg)$/u.test(part));
  return before + (kept.length > 0 ? `?${kept.join('&')}` : '') + hash;
}

/**
 * What tells a web page from others: host and path without scheme, `www.`, tracking parameters, fragment and closing slash. Undefined for
 * home pages, of a language too (example.org/zh/): these are linked to in every issue.
 */
export function pageOf(url: string): string | undefined {
  const [, host = '', path = '', query = ''] = /^https?:\/\/(?:www\.)?([^/?#]+)([^?#]*)(\?[^#]*)?/iu.exec(withoutTracking(url)) ?? [];
  const bare = path.replace(/\/(?:index\.\w+)?$/iu, '');
  if (host === '' || (query === '' && (bare === '' || /^\/[a-z]{2}(?:-[a-z]{2,4})?$/iu.test(bare)))) return undefined;
  return host.toLowerCase() + bare + query;
}
