import { createInterface, type Interface } from 'node:readline/promises';
import { readNames, type InitAnswers } from '../core/init.js';
import { isLang } from '../lang/registry.js';
import type { Lang, Localized } from '../model/text.js';
import { splitList } from './report.js';
import type { Options, Session } from './session.js';

/** What is known of the workspace to be: from flags, then from answers. */
export interface Asked {
  readonly names?: InitAnswers['names'];
  readonly languages?: readonly Lang[];
  readonly source?: Lang;
  readonly example?: boolean;
}

type Streams = Pick<NodeJS.Process, 'stdin' | 'stderr'>;

/** Asks on a terminal for what flags have not said; elsewhere, and with `--no-input`, nothing. */
export async function askFor(session: Session, options: Options, given: Asked, { stdin, stderr }: Streams = process): Promise<Asked> {
  if (!stdin.isTTY || !session.stderr.live || options['input'] === false) return given;
  const terminal = createInterface({ input: stdin, output: stderr });
  // The terminal hands Ctrl-C to readline; the program's own way out is the signal.
  terminal.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  try {
    return await new Questions(session, terminal).all(given);
  } finally {
    terminal.close();
  }
}

class Questions {
  constructor(
    readonly session: Session,
    readonly terminal: Pick<Interface, 'question'>,
  ) {}

  async all(given: Asked): Promise<Asked> {
    const example = given.example ?? (await this.#yes({ zh: '附一期示例简报来练习吗？', en: 'With an example issue to practise on?' }));
    const languages = given.languages ?? (example ? (['zh', 'en'] as const) : await this.#languages());
    const names = given.names ?? (await this.#names(languages));
    const [first = 'en', second] = languages;
    const source = given.source ?? (second === undefined ? first : await this.#source(languages));
    return { names, languages, source, example };
  }

  async #ask(question: Localized, usual: string): Promise<string> {
    const { session } = this;
    const answer = await this.terminal.question(`${session.say(question)}${usual === '' ? '' : session.say({ zh: `（${usual}）`, en: ` (${usual})` })} `, { signal: session.signal });
    return answer.trim() === '' ? usual : answer.trim();
  }

  async #yes(question: Localized): Promise<boolean> {
    return /^(?:y|是|好|对)/i.test(await this.#ask(question, this.session.say({ zh: '是', en: 'yes' })));
  }

  async #languages(): Promise<readonly Lang[]> {
    for (;;) {
      const written = splitList(await this.#ask({ zh: '语言？zh、en 或两种', en: 'Languages? zh, en or both' }, 'zh,en'));
      const languages = [...new Set(written.filter(isLang))];
      if (languages.length > 0 && written.every(isLang)) return languages;
    }
  }

  async #source(languages: readonly Lang[]): Promise<Lang> {
    const usual = languages.includes('en') ? 'en' : (languages[0] ?? 'en');
    for (;;) {
      const written = await this.#ask({ zh: '从哪种语言翻译？', en: 'Translated from which language?' }, usual);
      if (isLang(written) && languages.includes(written)) return written;
    }
  }

  async #names(languages: readonly Lang[]): Promise<InitAnswers['names']> {
    const names: Partial<Record<Lang, string>> = {};
    const asking: Readonly<Record<Lang, Localized>> = { zh: { zh: '简报的中文名称？', en: 'The Chinese name of the bulletin?' }, en: { zh: '简报的英文名称？', en: 'The English name of the bulletin?' } };
    for (const lang of languages) {
      const written = await this.#ask(asking[lang], '');
      // Both typed in one go, as after --name.
      const read = readNames(written);
      if (Object.keys(read).length > 1) return read;
      if (written !== '') names[lang] = written;
    }
    return names;
  }
}
