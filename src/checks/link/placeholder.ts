import type { LinkUse } from '../../model/edition.js';
import type { Localized } from '../../model/text.js';
import { quoted } from '../quoted.js';
import type { Rule } from '../rule.js';
import { atSpan } from '../scan.js';

/** A link that leads nowhere. */
export const placeholder: Rule = {
  id: 'link/placeholder',
  severity: 'error',
  title: { zh: '占位或无效的链接', en: 'Placeholder or malformed link' },
  why: {
    zh: '读者点开后哪里也去不了。请填写真实网址；网址未定时写成 `](todo:需要什么)`，会列为待办。',
    en: 'Readers who follow it get nowhere. Give the real address; while it is unknown write `](todo:what is wanted)`, which is listed as open.',
  },
  examples: [
    { lang: 'zh', markdown: '提交了《[年度进展报告](#)》。\n', finds: [{ actual: '[年度进展报告](#)' }] },
    { lang: 'zh', markdown: '[详情参阅]()\n', finds: [{ actual: '[详情参阅]()' }] },
    { lang: 'en', markdown: 'See the [form](http//www.example.org/rain).\n', finds: [{ actual: '[form](http//www.example.org/rain)' }] },
    { lang: 'en', markdown: 'See the [report](javascript:void).\n', finds: [{ actual: '[report](javascript:void)' }] },
    { lang: 'zh', markdown: '请[来信](mailto:bulletin.example.org)。\n', finds: [{ actual: '[来信](mailto:bulletin.example.org)' }] },
    {
      lang: 'zh',
      markdown: '提交了[《年度进展报告》](https://example.org/report)和[指南](<todo:指南的网址>)，[来信](mailto:desk@example.org)。\n',
      finds: [],
    },
  ],
  *check({ edition }) {
    for (const link of edition.links) {
      if (link.kind === 'broken') yield atSpan(edition, link.span, { message: message(link), expected: [`[${link.text}](https://…)`, `[${link.text}](todo:…)`] });
    }
  },
};

function message({ url, text }: LinkUse): Localized {
  const target = url.trim();
  if (target === '' || target === '#') {
    return {
      zh: `链接${quoted(text)}没有目标，应为真实网址，或写成 todo: 待办`,
      en: `Unexpected link ${quoted(text)} without a target, expected a real address, or todo: with what is wanted`,
    };
  }
  if (/^mailto:/iu.test(target)) {
    const address = target.slice('mailto:'.length);
    return {
      zh: `链接${quoted(text)}里的${quoted(address)}不是邮箱地址，应形如 name@example.org`,
      en: `Unexpected mail address ${quoted(address)} in link ${quoted(text)}, expected one such as name@example.org`,
    };
  }
  return {
    zh: `链接${quoted(text)}的目标${quoted(target)}无效，应为 https://、mailto: 或相对路径`,
    en: `Unexpected target ${quoted(target)} of link ${quoted(text)}, expected https://, mailto: or a relative path`,
  };
}
