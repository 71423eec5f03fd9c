import type { CommandDeclaration } from '../command.js';

export const explain: CommandDeclaration = {
  name: 'explain',
  summary: { zh: '说明一条规则：为何、反例与正例', en: 'explain a rule: why, wrong and right examples' },
  arguments: [{ syntax: '<rule>', description: { zh: '规则名，如 term/forbidden', en: 'name of the rule, such as term/forbidden' } }],
  examples: [{ command: 'spp explain term/near-variant', what: { zh: '为何报告相近的写法', en: 'why near variants are reported' } }],
  run: async (invocation) => (await import('../explain.js')).run(invocation),
};
