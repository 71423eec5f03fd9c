import { expect, test } from 'vitest';
import { checkTarget } from '../src/core/check-target.js';
import { loadWorkspace } from '../src/core/workspace.js';
import { createFiles } from '../src/io/files.js';
import { TimeSpentError, type Files } from '../src/model/files.js';
import { makeFolder, spp } from './spp.js';

const draft = (text: string): string => `---\ntitle: 可持续公共采购计划简报\n---\n\n# 最新进展\n\n## 年度会议\n\n${text}\n`;
const workspace = {
  'spp.yml': 'version: 1\nsource: zh\nlanguages: [zh]\nrules: { image/missing: off }\n',
  'glossary.yml': 'version: 1\nconcepts: []\n',
  'issues/issue-8/issue.yml': 'issue: 8\nyear: 2022\ndate: 2022-06-30\nstatus: published\n',
  'issues/issue-8/zh.md': draft('多利益攸关方咨询委员会（MAC）审议了《可持续消费和生产全球战略》。'),
  'issues/issue-9/issue.yml': 'issue: 9\nyear: 2022\ndate: 2022-09-30\n',
  'issues/issue-9/zh.md': draft('多利益相关方顾问委员会（MAC）通过了《可持续生产和消费全球战略》。'),
};

interface Report {
  readonly diagnostics: readonly { rule: string; file: string; actual?: string; expected?: string[]; related?: { file: string; line?: number }[] }[];
}

test('a name and a title that the issue before writes otherwise are found in the newer one, with the place of the older', async () => {
  const folder = await makeFolder(workspace);
  const { stdout } = await spp(['check', '9', '--format', 'json', '--only', 'consistency/across-issues'], { cwd: folder });
  const { diagnostics } = JSON.parse(stdout) as Report;
  expect(diagnostics.map(({ rule, file, actual, expected, related }) => [rule, file, actual, expected, related?.map((each) => `${each.file}:${each.line}`)])).toEqual([
    ['consistency/across-issues', 'issues/issue-9/zh.md', '多利益相关方顾问委员会', ['多利益攸关方咨询委员会'], ['issues/issue-8/zh.md:9']],
    ['consistency/across-issues', 'issues/issue-9/zh.md', '可持续生产和消费全球战略', ['可持续消费和生产全球战略'], ['issues/issue-8/zh.md:9']],
  ]);
});

test('the older issue is never told what a newer one writes, and a lone file knows of no issues', async () => {
  const folder = await makeFolder({ ...workspace, 'draft.zh.md': workspace['issues/issue-9/zh.md'] });
  const { stdout } = await spp(['check', '8', 'draft.zh.md', '--format', 'json', '--only', 'consistency/across-issues'], { cwd: folder });
  expect((JSON.parse(stdout) as Report).diagnostics).toEqual([]);
});

test('an older issue that takes too long is not compared with, and the newer one is checked', async () => {
  const root = await makeFolder(workspace);
  const found = async (isSpent: boolean): Promise<string[]> => {
    const real = createFiles(root);
    const files: Files = {
      ...real,
      limited(path, work) {
        if (isSpent && path.includes('issue-8')) throw new TimeSpentError(path, 120);
        return work();
      },
      part: (name, given) => ({ ...real.part(name, given), files }),
    };
    const selection = { only: ['consistency/across-issues'], off: [] };
    const target = { kind: 'issue', id: 'issue-9', root, named: true, folder: `${root}/issues/issue-9` } as const;
    return (await checkTarget(files, await loadWorkspace(files, root), target, { langs: undefined, selection, source: undefined })).diagnostics.map(({ rule }) => rule);
  };
  expect(await found(false)).toEqual(['consistency/across-issues', 'consistency/across-issues']);
  expect(await found(true)).toEqual([]);
});
