import { termsIn } from '../../glossary/edition-terms.js';
import { findWrongBodies } from '../../lang/zh/public-bodies.js';
import { quoted } from '../quoted.js';
import type { Rule } from '../rule.js';
import { inUnit } from '../scan.js';

/** 住房和城乡建部: the name of a ministry or an international organization with a slip in it. */
export const publicBodies: Rule = {
  id: 'zh/public-bodies',
  severity: 'warning',
  title: { zh: '机构名称有误', en: 'Slip in the name of a public body' },
  why: {
    zh: '部委和国际组织的名称漏一个字、换了次序或把“和”写成“与”，就不是那个机构了。这里核对约九十个常见机构的正式名称，术语表里没有的也能查出；省去“和”的通行简称不报。',
    en: 'With a character missing, two changed round or another word for “and”, the name of a ministry or an international organization is no longer its name. About ninety are known, whatever the glossary holds; short forms without “and” are let pass.',
  },
  langs: ['zh'],
  examples: [
    {
      lang: 'zh',
      markdown: '住房和城乡建部与联合国亚洲及太平洋经济与社会委员会、国家发展与改革委员会、经济合作和发展组织、生态环部会谈。\n',
      finds: [{ actual: '住房和城乡建部', expected: '住房和城乡建设部' }, { actual: '联合国亚洲及太平洋经济与社会委员会', expected: '联合国亚洲及太平洋经济社会委员会' }, { actual: '国家发展与改革委员会', expected: '国家发展和改革委员会' }, { actual: '经济合作和发展组织', expected: '经济合作与发展组织' }, { actual: '生态环部', expected: '生态环境部' }],
      fixed: '住房和城乡建设部与联合国亚洲及太平洋经济社会委员会、国家发展和改革委员会、经济合作与发展组织、生态环境部会谈。\n',
    },
    { lang: 'zh', markdown: '住房城乡建设部、国家发展改革委、国家卫生健康委、联合国环境署、亚洲开发银行行长、世界自然基金、欧盟委员会委员、非国家机关和国家机关出席。\n', finds: [] },
  ],
  *check({ edition, terms }) {
    for (const unit of edition.texts) {
      for (const { start, end, right } of findWrongBodies(unit.text)) {
        const own = termsIn(terms, unit);
        // Names of the glossary are judged by its own rules.
        const isDefined = own.names.meeting({ start, end }).some(({ definition }) => definition.concepts.length > 0);
        if (isDefined || own.known.meeting({ start, end }).length > 0 || own.variants.meeting({ start, end }).length > 0) continue;
        const actual = quoted(unit.text.slice(start, end));
        yield inUnit(edition, unit, start, end, { message: { zh: `机构名称${actual}有误，应为${quoted(right)}`, en: `Unexpected name ${actual}, expected ${quoted(right)}` }, expected: [right], replacement: right });
      }
    }
  },
};
