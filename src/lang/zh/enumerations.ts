/** The same member twice in an enumeration with 、, as 不敢用、不会用、不敢用. */

/** Where a run of members stands, and the member that is there again. */
export interface RepeatedMember {
  readonly start: number;
  readonly end: number;
  readonly member: string;
}

const longest = 12;
const joined = /[^，。；：！？、（）《》“”\s]{1,40}(?:、[^，。；：！？、（）《》“”\s]{1,40}){2,}/gu;
/** What follows the last member without a mark: 和, 等. */
const behindLast = /等|和|以?及|与|或/u;

export function* repeatedMembersIn(text: string): Generator<RepeatedMember> {
  const first = text.indexOf('、');
  if (first < 0 || text.indexOf('、', first + 1) < 0) return;
  for (const { 0: run, index } of text.matchAll(joined)) {
    const parts = run.split('、');
    const seen = new Set<string>();
    let at = index;
    for (const [place, part] of parts.entries()) {
      const isLast = place === parts.length - 1;
      const member = isLast ? part.slice(0, behindLast.exec(part)?.index) : part;
      // The first begins nobody knows where: 采购人员不敢用、…
      const again = place > 0 && /^\p{Script=Han}{2,}$/u.test(member) && member.length <= longest && (seen.has(member) || (parts.length > 2 && place > 1 && member.length > 2 && (parts[0] ?? '').endsWith(member)));
      if (again) yield { start: at, end: at + member.length, member };
      if (place > 0) seen.add(member);
      at += part.length + 1;
    }
  }
}
