import type { XmlElement } from '../xml-tree.js';
import type { RuleReport } from './report.js';
import { uris } from './xliff2-vocabulary.js';

const order = ['f', 'g', 'u'];
const leaves = new Set(['n', 'd', 't']);
// The modules' own, and TBX's, which is registered (XLIFF extensions registry of the committee).
const modulePrefixes = new Set(['gls', 'mtc', 'mda', 'res', 'ctr', 'slr', 'val', 'its', 'itsm', 'fs', 'tbx']);

/** Fragment identifiers of references (§3): `#/f=f1/u=1/gls=g1`. Prefixes of extensions are registered with the committee; those of modules are (§3.3). */
export function checkFragments(root: XmlElement, report: RuleReport): void {
  for (const element of root.walk()) {
    const ref = element.get('ref');
    if (ref?.startsWith('#') !== true || (element.uri !== uris.core && element.uri !== uris.glossary && element.uri !== uris.matches)) continue;
    const wrong = problemOf(ref.slice(1));
    if (wrong) report.add('exchange/reference', element, { zh: `ref“${ref}”：${wrong.zh}`, en: `Found ref="${ref}": ${wrong.en}` }, '§3 (fragment identification)', { actual: ref });
  }
}

interface Wrong { readonly zh: string; readonly en: string }

function problemOf(fragment: string): Wrong | undefined {
  const parts = (fragment.startsWith('/') ? fragment.slice(1) : fragment).split('/');
  const seen = new Set<string>();
  let last = -1;
  for (const [i, part] of parts.entries()) {
    const at = part.indexOf('=');
    const [prefix, id] = at === -1 ? ['', part] : [part.slice(0, at), part.slice(at + 1)];
    const isLast = i === parts.length - 1;
    if (!/^[\p{L}\p{N}\p{M}.\-_:\u00B7]+$/u.test(id)) return { zh: `“${part}”不是“前缀=标识”`, en: `expected prefix=id, not "${part}"` };
    if (at !== -1 && !/^[A-Za-z][\w.-]*$/.test(prefix)) return { zh: `前缀“${prefix}”不是标识`, en: `the prefix "${prefix}" is no NMTOKEN` };
    if (seen.has(prefix) && prefix !== '') return { zh: `前缀“${prefix}”重复`, en: `the prefix "${prefix}" stands twice` };
    seen.add(prefix);
    const place = order.indexOf(prefix);
    if (place === -1 && !isLast) return { zh: `“${part}”只能在最后`, en: `"${part}" may only be the last part` };
    if (place !== -1 && place <= last) return { zh: '应按 f、g、u 的次序', en: 'expected the order f, g, u' };
    last = place === -1 ? last : place;
    const isKnown = place !== -1 || prefix === '' || leaves.has(prefix) || modulePrefixes.has(prefix);
    if (!isKnown) return { zh: `没有登记前缀“${prefix}”`, en: `the prefix "${prefix}" is not known` };
  }
  return undefined;
}
