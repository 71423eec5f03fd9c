import type { Lang } from '../../../model/text.js';
import { accessibilityRules, standardRules } from './registry.js';
import type { StandardRule } from './rule.js';

const words = {
  zh: {
    other: '[English](pdf-ua.md)',
    title: 'PDF 按哪些条款检查',
    intro: (count: number) =>
      `每一份 PDF 写出之前，都会读回来按 PDF/UA-1（ISO 14289-1:2014）的 ${count} 条规则检查；有一条不合，\`spp build\` 以退出码 1 结束并说明原因。能说的只是“按 ${count} 条规则检查过”，不是“符合标准”：标准中要由人判断的（替代文字是否贴切、阅读次序是否合理）不在其中，也没有第三方验证器参与。`,
    archive: (count: number) =>
      `用 \`--pdf a-2b\`，或在 spp.yml 中写 \`pdf: { standard: a-2b }\`，还会加上 sRGB 输出意图与 pdfaid 元数据，并另按 PDF/A-2b（ISO 19005-2:2011）的 ${count} 条检查。同样只说“检查过”。`,
    head: '| 条款 | 规则 | 应为 |',
  },
  en: {
    other: '[中文](pdf-ua.zh-CN.md)',
    title: 'What PDFs are checked against',
    intro: (count: number) =>
      `Before a PDF is written it is read back and checked against ${count} rules of PDF/UA-1 (ISO 14289-1:2014); if it breaks one, \`spp build\` ends with exit code 1 and says why. What can be said is “checked against ${count} rules”, not “conformant”: what people must judge (whether an alternative text fits, whether the order of reading makes sense) is not among them, and no third party’s validator is involved.`,
    archive: (count: number) =>
      `With \`--pdf a-2b\`, or \`pdf: { standard: a-2b }\` in spp.yml, an sRGB output intent and pdfaid metadata are added, and the file is checked against ${count} rules of PDF/A-2b (ISO 19005-2:2011) too. Again: checked, no more.`,
    head: '| clause | rule | expected |',
  },
} as const;

/** The pages of the documentation that list the rules, by path under `docs/`. */
export function standardsPages(): ReadonlyMap<string, string> {
  return new Map([['pdf-ua.md', page('en')], ['pdf-ua.zh-CN.md', page('zh')]]);
}

function page(lang: Lang): string {
  const { title, other, intro, archive, head } = words[lang];
  const archiveRules = standardRules['a-2b'];
  return `# ${title}\n\n${other}\n\n${intro(accessibilityRules.length)}\n\n## PDF/UA-1\n\n${table(head, accessibilityRules, lang)}\n\n## PDF/A-2b\n\n${archive(archiveRules.length)}\n\n${table(head, archiveRules, lang)}\n`;
}

function table(head: string, rules: readonly StandardRule[], lang: Lang): string {
  return [head, '|---|---|---|', ...rules.map(({ clause, id, title }) => `| ${clause} | ${id} | ${title[lang]} |`)].join('\n');
}
