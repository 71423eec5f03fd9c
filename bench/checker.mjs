// `node bench/checker.mjs`: whole processes of `spp check` against textlint with textlint-rule-prh, and against itself with larger glossaries.
// Rivals are installed on demand into bench/rivals/ by its own lock file. Milliseconds are this machine's; ratios travel.
//   --no-rivals (leaves the comparison with textlint out)  --rounds N
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { randomFrom } from './seeded.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const spp = join(root, 'bin/spp.js');
const rivals = fileURLToPath(new URL('rivals', import.meta.url));
const { values: flags } = parseArgs({ options: { rounds: { type: 'string', default: '3' }, 'no-rivals': { type: 'boolean', default: false } } });
const rounds = Number(flags.rounds);
const folder = await mkdtemp(join(tmpdir(), 'spp-checker-'));
const random = randomFrom(7);

// Names of two kinds. Of rare words: text and names meet where a name stands and nowhere else. And of the field's everyday words, as bodies and
// programmes are called: every sentence holds parts of hundreds of them.
const syllables = Array.from({ length: 2400 }, (_, i) => String.fromCharCode(0x4e00 + i * 7));
const pick = (list) => list[Math.floor(random() * list.length)];
const name = () => Array.from({ length: 6 + Math.floor(random() * 6) }, () => pick(syllables)).join('');
const rareNames = [...new Set(Array.from({ length: 40_000 }, name))];
const words = {
  place: '中国 美国 德国 荷兰 瑞典 挪威 巴西 智利 印度 日本 韩国 越南 南非 肯尼亚 北京 上海 广东 浙江 四川 云南 欧洲 亚洲 非洲 拉丁美洲 国际 全球 区域 联合国 国家'.split(' '),
  field: '可持续 公共 绿色 低碳 循环 环境 生态 气候变化 能源 资源 材料 建筑 交通 食品 农业 水资源 废弃物 塑料 纺织 信息 社会 健康 采购 消费 生产 供应链 标签 标准 投资 城市 海洋 森林 政府'.split(' '),
  task: '管理 发展 保护 研究 评估 合作 促进 治理 监测 咨询 服务 培训 示范 协调 转型'.split(' '),
  body: '研究院 委员会 中心 协会 联盟 网络 计划 项目 论坛 基金会 工作组 办公室 平台 倡议 指南 标准 框架 战略 行动计划 机构 学会 大会 手册 报告'.split(' '),
};
const everyday = new Set();
while (everyday.size < 5000) everyday.add(pick(words.place) + pick(words.field) + (random() < 0.5 ? pick(words.field) : '') + (random() < 0.6 ? pick(words.task) : '') + pick(words.body));
const everydayNames = [...everyday];

const glossaryOf = (count, names = rareNames) =>
  ['version: 1', 'concepts:', ...names.slice(0, count).map((zh, i) => `  - { id: c${i}, kind: organisation, status: approved, en: { name: Body Number ${i} }, zh: { preferred: ${zh}, forbidden: [{ text: ${zh}旧称, why: 旧称 }] } }`)].join('\n');

const prose = readdirSync(join(root, 'issues'))
  .flatMap((issue) => readFileSync(join(root, 'issues', issue, 'zh.md'), 'utf8').replace(/^---[^]*?\n---\n/u, '').split('\n\n'))
  // The end of a directive belongs to what began before it.
  .map((block) => block.replace(/\n:::[^]*$/u, ''))
  .filter((block) => /^\p{Script=Han}/u.test(block));

/** Chinese Markdown of about so many bytes: the project's own paragraphs, one in three with a name of the glossary. */
function markdown(bytes, known) {
  const blocks = ['# 进展'];
  for (let size = 0, n = 0; size < bytes; n += 1) {
    const block = n % 12 === 0 ? `## 第${n}篇` : prose[n % prose.length] + (n % 3 === 0 ? `${rareNames[Math.floor(random() * known)]}参加了会议。` : '');
    blocks.push(block);
    size += Buffer.byteLength(block) + 2;
  }
  return `${blocks.join('\n\n')}\n`;
}

/** One run of a program that prints JSON, start to end; a program that could not even start ends with 1 too. */
function run(args, cwd, isFine = ({ status, stdout }) => (status === 0 || status === 1) && /^[[{]/u.test(stdout)) {
  const began = performance.now();
  // Nothing kept of the run before: what is said again without being read would be compared otherwise.
  const result = spawnSync(process.execPath, args, { cwd, env: { ...process.env, SPP_NO_CACHE: '1' }, encoding: 'utf8', maxBuffer: 1 << 29 });
  const milliseconds = performance.now() - began;
  if (!isFine(result)) throw new Error(`${args.join(' ').slice(0, 200)} ended with ${result.status ?? result.signal}\n${result.stderr.slice(0, 2000)}`);
  return milliseconds;
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Runs two in turn; gives the medians. */
function inTurn(one, two) {
  one();
  two();
  const times = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    times[0].push(one());
    times[1].push(two());
  }
  return times.map(median);
}

const verdict = (isMet) => (isMet ? 'met   ' : 'MISSED');

const text = join(folder, 'text.zh.md');
await writeFile(text, markdown(1_000_000, 5000));
for (const count of [10, 500, 5000]) {
  await writeFile(join(folder, `terms-${count}.yml`), glossaryOf(count));
  await writeFile(join(folder, `everyday-${count}.yml`), glossaryOf(count, everydayNames));
}
const check = (count, kind = 'terms') => () => run([spp, 'check', text, '--glossary', join(folder, `${kind}-${count}.yml`), '--format', 'json'], folder);

console.log(`${cpus().length} × ${cpus()[0]?.model.trim()} · Node ${process.version} · ${process.platform} ${process.arch} · ${rounds} rounds, medians\n`);

const [many, few] = inTurn(check(5000), check(10));
console.log(`${verdict(many / few <= 1.3)} 1 MB of Chinese, 5,000 terms against 10: ${(many / few).toFixed(2)} × (bar 1.3 ×) · ${many.toFixed(0)} ms against ${few.toFixed(0)} ms`);

const [manyAlike, fewAlike] = inTurn(check(5000, 'everyday'), check(10, 'everyday'));
console.log(`${verdict(manyAlike / fewAlike <= 1.3)} the same, of everyday words: ${(manyAlike / fewAlike).toFixed(2)} × (bar 1.3 ×) · ${manyAlike.toFixed(0)} ms against ${fewAlike.toFixed(0)} ms`);

if (!flags['no-rivals']) {
  const textlint = join(rivals, 'node_modules/textlint/bin/textlint.js');
  if (!existsSync(textlint)) {
    console.log('installing the rivals …');
    const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: rivals, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' });
    if (status !== 0) throw new Error('the rivals could not be installed; leave them out with --no-rivals');
  }
  await writeFile(join(folder, 'prh.yml'), ['version: 1', 'rules:', ...rareNames.slice(0, 500).map((zh) => `  - expected: ${zh}\n    patterns: [${zh}旧称]`)].join('\n'));
  await writeFile(join(folder, '.textlintrc.json'), JSON.stringify({ rules: { prh: { rulePaths: [join(folder, 'prh.yml')] } } }));
  const rival = () => run([textlint, '--config', join(folder, '.textlintrc.json'), '--rules-base-directory', join(rivals, 'node_modules'), '--format', 'json', text], rivals);
  const [theirs, ours] = inTurn(rival, check(500));
  console.log(`${verdict(theirs / ours >= 5)} 1 MB of Chinese, 500 terms, faster than textlint with prh: ${(theirs / ours).toFixed(2)} × (bar 5 ×) · ${ours.toFixed(0)} ms against ${theirs.toFixed(0)} ms`);
}

const workspace = join(folder, 'workspace');
for (let issue = 1; issue <= 56; issue += 1) {
  const home = join(workspace, 'issues', `issue-${issue}`);
  await mkdir(home, { recursive: true });
  await writeFile(join(home, 'issue.yml'), `issue: ${issue}\nyear: ${2010 + Math.floor(issue / 4)}\ndate: ${2010 + Math.floor(issue / 4)}-0${1 + (issue % 4) * 2}-01\n`);
  await writeFile(join(home, 'zh.md'), `---\ntitle: 简报${issue}\n---\n\n${markdown(22_000, 27_000)}`);
}
await writeFile(join(workspace, 'spp.yml'), 'version: 1\nlanguages: [zh]\nsource: zh\n');
await writeFile(join(workspace, 'glossary.yml'), glossaryOf(27_000));
// The limit of memory is Node's own report of its peak, in KB on every system.
const peak = join(folder, 'peak.mjs');
await writeFile(peak, "import { writeFileSync } from 'node:fs';\nprocess.on('exit', () => writeFileSync(process.env.SPP_BENCH_PEAK, String(process.resourceUsage().maxRSS)));\n");
process.env.SPP_BENCH_PEAK = join(folder, 'peak.txt');
const whole = run(['--import', peak, spp, 'check', '--format', 'json'], workspace);
const megabytes = Number(readFileSync(process.env.SPP_BENCH_PEAK, 'utf8')) / 1024;
console.log(`${verdict(whole <= 10_000 && megabytes <= 800)} 27,000 terms over 56 bulletins: ${(whole / 1000).toFixed(1)} s, ${megabytes.toFixed(0)} MB (bar 10 s, 800 MB)`);

await rm(folder, { recursive: true, force: true });
