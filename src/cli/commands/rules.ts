import type { CommandDeclaration } from '../command.js';

export const rules: CommandDeclaration = {
  name: 'rules',
  summary: { zh: '列出检查规则及其级别', en: 'list the rules with their severities' },
  options: [{ flags: '--format <format>', description: { zh: '输出格式：pretty（缺省）或 json', en: 'form of the result: pretty (default) or json' } }],
  run: async (invocation) => (await import('../rules.js')).run(invocation),
};
