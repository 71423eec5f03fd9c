// Makes workspaces of any size: `node bench/workspaces.mjs FOLDER ISSUES TERMS`. The same numbers give the same bytes.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { randomFrom } from './seeded.mjs';

const english = ['Public', 'Green', 'Circular', 'Regional', 'Fair', 'Low-carbon', 'Sustainable', 'Digital', 'Municipal', 'Joint', 'Global', 'Rural', 'Clean', 'Open', 'Local', 'Shared'];
const nouns = ['Procurement', 'Building', 'Transport', 'Energy', 'Textile', 'Food', 'Water', 'Health', 'Paper', 'Computer', 'Forest', 'Waste', 'Housing', 'School', 'Harbour', 'Market'];
const kinds = ['Network', 'Programme', 'Alliance', 'Platform', 'Initiative', 'Forum', 'Council', 'Guide', 'Award', 'Fund', 'Pact', 'Label', 'Centre', 'Agency', 'Index', 'Report'];
const chinese = ['公共', '绿色', '循环', '区域', '公平', '低碳', '可持续', '数字', '市政', '联合', '全球', '乡村', '清洁', '开放', '地方', '共享'];
const things = ['采购', '建筑', '交通', '能源', '纺织', '食品', '水务', '健康', '纸张', '电脑', '林业', '废物', '住房', '学校', '港口', '市场'];
const bodies = ['网络', '计划', '联盟', '平台', '倡议', '论坛', '理事会', '指南', '奖项', '基金', '公约', '标识', '中心', '机构', '指数', '报告'];
const digits = '零一二三四五六七八九';

/** The name of term `index` in both languages; beyond 4,096 they get numbers, as real series do. */
function termOf(index) {
  const [a, b, c, more] = [index % 16, Math.floor(index / 16) % 16, Math.floor(index / 256) % 16, Math.floor(index / 4096)];
  const number = [...String(more)].map((digit) => digits[Number(digit)]).join('');
  return { en: `${english[a]} ${nouns[b]} ${kinds[c]}${more > 0 ? ` ${more}` : ''}`, zh: `${chinese[a]}${things[b]}${bodies[c]}${more > 0 ? `第${number}期` : ''}` };
}

function glossaryOf(terms) {
  const lines = ['version: 1', 'concepts:'];
  for (let index = 0; index < terms; index += 1) {
    const { en, zh } = termOf(index);
    lines.push(`  - id: term-${index}`, '    kind: concept', `    status: ${index % 3 === 0 ? 'approved' : 'draft'}`, `    en: { name: ${en} }`, `    zh: { preferred: ${zh}${index % 7 === 0 ? `, forbidden: [{ text: 旧${zh}, why: 旧称 }]` : ''} }`);
  }
  return `${lines.join('\n')}\n`;
}

/** An edition pair of about the size of a real bulletin: 4 sections, 12 articles, 40 paragraphs. */
function draftsOf(issue, terms) {
  const random = randomFrom(issue + 1);
  const pick = () => termOf(Math.floor(random() * terms));
  const zh = ['---', `title: 可持续公共采购计划简报第${issue}期`, '---', ''];
  const en = ['---', `title: Bulletin of the programme, issue ${issue}`, '---', ''];
  for (let section = 1; section <= 4; section += 1) {
    zh.push(`# 栏目${digits[section]}`, '');
    en.push(`# Part ${section}`, '');
    for (let article = 1; article <= 3; article += 1) {
      const about = pick();
      zh.push(`## ${about.zh}召开会议`, '');
      en.push(`## The ${about.en} meets`, '');
      for (let paragraph = 0; paragraph < 3; paragraph += 1) {
        const [one, other] = [pick(), pick()];
        const [day, count] = [1 + Math.floor(random() * 28), 10 + Math.floor(random() * 900)];
        zh.push(`2024年3月${day}日，${one.zh}与${other.zh}的代表在[会议](https://example.org/${issue}/${section}${article}${paragraph})上交流了经验，共有${count}人参加。与会者讨论了采购标准、供应商培训和数据公开，并商定了下一步的工作。`, '');
        en.push(`On ${day} March 2024, delegates of the ${one.en} and the ${other.en} exchanged experience at a [meeting](https://example.org/${issue}/${section}${article}${paragraph}) that ${count} people attended. They discussed procurement criteria, training of suppliers and open data, and agreed on the next steps.`, '');
      }
    }
  }
  return { zh: `${zh.join('\n').trimEnd()}\n`, en: `${en.join('\n').trimEnd()}\n` };
}

/** Writes a workspace of so many issues with a glossary of so many terms. */
export async function makeWorkspace(folder, issues, terms) {
  await mkdir(join(folder, 'issues'), { recursive: true });
  await writeFile(join(folder, 'spp.yml'), 'version: 1\n');
  await writeFile(join(folder, 'glossary.yml'), terms === 0 ? 'version: 1\nconcepts: []\n' : glossaryOf(terms));
  for (let issue = 1; issue <= issues; issue += 1) {
    const home = join(folder, 'issues', `issue-${issue}`);
    const { zh, en } = draftsOf(issue, Math.max(terms, 50));
    await mkdir(home);
    const year = 1990 + Math.floor(issue / 300);
    const day = new Date(Date.UTC(year, 0, 1 + (issue % 300))).toISOString().slice(0, 10);
    await Promise.all([writeFile(join(home, 'issue.yml'), `issue: ${issue}\nyear: ${year}\ndate: ${day}\n`), writeFile(join(home, 'zh.md'), zh), writeFile(join(home, 'en.md'), en)]);
  }
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const [folder, issues, terms] = argv.slice(2);
  if (folder === undefined || !(Number(issues) >= 0) || !(Number(terms) >= 0)) {
    console.error('node bench/workspaces.mjs FOLDER ISSUES TERMS');
    process.exitCode = 2;
  } else await makeWorkspace(folder, Number(issues), Number(terms));
}
