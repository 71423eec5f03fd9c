// The pages of docs/ and the tables of the READMEs that bench/results.json is shown in (`npm run bench -- --record`).
import { readFileSync } from 'node:fs';

/** What is measured, in Chinese, by the English words of the benches. A figure without its words here fails the generation. */
const chinese = new Map(Object.entries({
  'spp --version against node -e 0': 'spp --version 与 node -e 0 相比',
  'spp --help against node -e 0': 'spp --help 与 node -e 0 相比',
  'spp check issue-9, nothing kept, against node -e 0': 'spp check issue-9（无缓存）与 node -e 0 相比',
  'spp check issue-9, nothing changed, against node -e 0': 'spp check issue-9（内容未变）与 node -e 0 相比',
  'spp build issue-9 --to email,eml,text,web, nothing changed, against node -e 0': 'spp build issue-9 --to email,eml,text,web（内容未变）与 node -e 0 相比',
  'spp build issue-9, all targets, both languages, against bare Chromium printing the two': 'spp build issue-9 全部格式、两种语言，与裸 Chromium 打印两份相比',
  'e-mail + text + .eml, warm, against MJML 5’s HTML alone': '邮件、纯文本与 .eml 合计（预热后）与 MJML 5 仅生成 HTML 相比',
  'e-mail + text + .eml, warm, against React Email’s HTML alone': '邮件、纯文本与 .eml 合计（预热后）与 React Email 仅生成 HTML 相比',
  'HTML against MJML 5': '邮件 HTML 的字节数与 MJML 5 相比',
  'HTML against React Email': '邮件 HTML 的字节数与 React Email 相比',
  'HTML of issue-9 (Chinese)': '第9期中文邮件的 HTML',
  'spp build issue-9 --to email,eml,text, both languages, nothing cached, against node -e 0': 'spp build issue-9 --to email,eml,text（两种语言，无缓存）与 node -e 0 相比',
  'spp build issue-9 --to email,eml,text, Chinese alone, nothing cached, against node -e 0': 'spp build issue-9 --to email,eml,text（仅中文，无缓存）与 node -e 0 相比',
  '1 MB of Chinese, 5,000 terms against 10': '1 MB 中文，5000个术语与10个术语相比',
  'the same, of everyday words': '同上，术语由常用词组成',
  '1 MB of Chinese, 500 terms, faster than textlint with prh': '1 MB 中文、500个术语，比 textlint 加 prh 快',
  '27,000 terms over 56 bulletins': '27 000个术语、56期简报',
  'PDF of issue 9, Chinese, everything in it, against bare Chromium printing the same HTML': '第9期中文 PDF（含全部加工）与裸 Chromium 打印同一 HTML 相比',
  'the same in a browser that is already open': '同上，浏览器已打开',
  '50 issues in one run against bare Chromium printing one': '一次运行生成50期，与裸 Chromium 打印一期相比',
  'PDF of issue 9, Chinese, against md-to-pdf': '第9期中文 PDF 与 md-to-pdf 相比',
  'PDF of issue 9, Chinese, against paged.js': '第9期中文 PDF 与 paged.js 相比',
  'PDF of issue 9, Chinese, against Vivliostyle': '第9期中文 PDF 与 Vivliostyle 相比',
  'bytes of issue 9 with its own pictures (flat drawings) against bare Chromium': '第9期（自带图片，平面插画）PDF 字节数与裸 Chromium 相比',
  'bytes of its text with a PNG picture of soft shades': '其正文加一幅渐变 PNG 的 PDF 字节数与裸 Chromium 相比',
  'bytes of its text alone': '仅正文的 PDF 字节数与裸 Chromium 相比',
}));

/** Rows of the READMEs' tables. */
const chosen = [
  'spp --help against node -e 0', 'spp check issue-9, nothing kept, against node -e 0', 'e-mail + text + .eml, warm, against MJML 5’s HTML alone',
  'PDF of issue 9, Chinese, everything in it, against bare Chromium printing the same HTML', 'PDF of issue 9, Chinese, against md-to-pdf', 'PDF of issue 9, Chinese, against paged.js',
  'PDF of issue 9, Chinese, against Vivliostyle', '1 MB of Chinese, 500 terms, faster than textlint with prh',
];

const words = {
  en: { what: 'measured', figure: 'figure', bar: 'bar', met: 'met', yes: 'yes', no: 'no', detail: 'medians' },
  zh: { what: '测量项', figure: '结果', bar: '目标', met: '达标', yes: '是', no: '否', detail: '中位数' },
};

function said(what, lang) {
  if (lang === 'en') return what;
  const words = chinese.get(what);
  if (words === undefined) throw new Error(`scripts/bench-pages.mjs has no Chinese for “${what}”`);
  return words;
}

function table(figures, lang, full) {
  const w = words[lang];
  const columns = [w.what, w.figure, w.bar, w.met, ...(full ? [w.detail] : [])];
  const rows = figures.map(({ what, figure, bar, met, detail }) => [said(what, lang), lang === 'zh' ? figure.replace('× as fast', '倍速') : figure, bar ?? '', bar === undefined ? '' : met ? w.yes : w.no, ...(full ? [detail ?? ''] : [])]);
  return [columns, columns.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** @returns {[path: string, text: string][]} pages under docs/, and the READMEs with their tables anew */
export function benchPages(root) {
  const { date, machine, figures } = JSON.parse(readFileSync(new URL('bench/results.json', root), 'utf8'));
  const pages = [
    ['docs/benchmarks.md', `# Benchmarks\n\n[中文](benchmarks.zh-CN.md)\n\n\`npm run bench\` runs \`spp\` and what it is measured against in turn, in one run; ratios travel between machines, milliseconds do not. A ratio is \`spp\`’s time over the other’s; where a line says “as fast” or “faster”, the other way round. How things grow with a workspace: [speed and scale](performance.md).\n\n${date} · ${machine}\n\n${table(figures, 'en', true)}\n`],
    ['docs/benchmarks.zh-CN.md', `# 基准测试\n\n[English](benchmarks.md)\n\n\`npm run bench\` 在同一次运行中让 \`spp\` 与对照程序轮流执行；比值可跨机器比较，毫秒数不能。比值为 \`spp\` 的用时除以对照程序的用时；写有“倍速”或“快”的行则相反。随工作区增长的情况见[速度与规模](performance.zh-CN.md)。\n\n${date} · ${machine}\n\n${table(figures, 'zh', true)}\n`],
  ];
  const summary = chosen.flatMap((what) => figures.find((each) => each.what === what) ?? []);
  for (const [path, lang] of [['README.md', 'en'], ['README.zh-CN.md', 'zh']]) {
    const text = readFileSync(new URL(path, root), 'utf8');
    const block = /(<!-- bench -->\n)[^]*?(\n<!-- \/bench -->)/u;
    if (!block.test(text)) throw new Error(`${path} has no <!-- bench --> block`);
    pages.push([path, text.replace(block, (_all, open, close) => `${open}${date} · ${machine}\n\n${table(summary, lang, false)}${close}`)]);
  }
  return pages;
}
