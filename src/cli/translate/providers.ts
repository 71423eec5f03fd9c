import { ask as askHttp, type HttpReply, type HttpRequest } from '../../io/http.js';
import { runProgram } from '../../io/program.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import { deepl } from '../../translation/providers/deepl.js';
import { libretranslate } from '../../translation/providers/libretranslate.js';
import { openai } from '../../translation/providers/openai.js';
import { parseObject, type Provider, textsOf, unreadableAnswer } from '../../translation/providers/provider.js';
import { pseudo } from '../../translation/providers/pseudo.js';
import { type Options, type Session, usageProblem } from '../session.js';

const known = ['deepl', 'libretranslate', 'openai:<base URL>', 'command:<program>', 'pseudo'];

/** The provider that `--with` names. Keys come from the environment alone: a command line is seen by others. */
export function providerOf(session: Session, options: Options, timeout: number, problems: Diagnostic[]): Provider | undefined {
  const { env } = session;
  const value = typeof options['with'] === 'string' ? options['with'] : '';
  const [name = '', rest = ''] = /^([a-z]+)(?::([^]*))?$/.exec(value)?.slice(1) ?? [];
  const refuse = (zh: string, en: string): undefined => void problems.push(usageProblem({ zh, en }, { actual: value, expected: known }));
  switch (name) {
    case 'pseudo':
      return pseudo;
    case 'deepl': {
      const key = env['DEEPL_AUTH_KEY'] ?? '';
      if (key === '') return refuse('环境变量 DEEPL_AUTH_KEY 里没有 DeepL 的密钥', 'Expected the key for DeepL in the environment variable DEEPL_AUTH_KEY');
      return deepl(key, address(rest) ?? address(env['DEEPL_API_URL'] ?? ''));
    }
    case 'libretranslate': {
      const base = address(rest) ?? address(env['LIBRETRANSLATE_URL'] ?? '');
      if (base === undefined) return refuse('缺少服务器地址：--with libretranslate:https://… 或环境变量 LIBRETRANSLATE_URL', 'Expected the address of the server: --with libretranslate:https://…, or LIBRETRANSLATE_URL');
      return libretranslate(base, env['LIBRETRANSLATE_API_KEY']);
    }
    case 'openai': {
      const base = address(rest) ?? address(env['OPENAI_BASE_URL'] ?? '');
      const model = typeof options['model'] === 'string' ? options['model'] : env['OPENAI_MODEL'];
      if (base === undefined) return refuse('缺少服务器地址：--with openai:https://…/v1', 'Expected the base URL of the server: --with openai:https://…/v1');
      if (model === undefined || model === '') return refuse('缺少模型名：--model 或环境变量 OPENAI_MODEL', 'Expected the name of the model: --model, or OPENAI_MODEL');
      return openai(base, env['OPENAI_API_KEY'], model);
    }
    case 'command': {
      const command = rest.trim().split(/\s+/u).filter((part) => part !== '');
      if (command.length === 0) return refuse('缺少程序：--with command:<程序>', 'Expected a program: --with command:<program>');
      return program(session, command, timeout);
    }
    default:
      return refuse(`--with 应为 ${known.join('、')}`, `Expected --with to be one of ${known.join(', ')}`);
  }
}

function address(value: string): string | undefined {
  return /^https?:$/.test(URL.canParse(value) ? new URL(value).protocol : '') ? value.replace(/(?<!\/)\/+$/, '') : undefined;
}

/** A program of one's own: `{source, target, texts, terms}` on standard input, `{texts}` on standard output. */
function program(session: Session, command: readonly string[], timeout: number): Provider {
  return {
    name: command[0]?.replace(/^.*[/\\]/, '') ?? 'command',
    markup: 'xml',
    limits: { texts: 50, characters: 20_000 },
    async translate({ texts, source, target, terms }) {
      const input = JSON.stringify({ source, target, texts, terms: terms.map((term) => ({ source: term.source, target: term.target })) });
      const reply = await runProgram(command, `${input}\n`, { timeout, signal: session.signal, folder: session.folder });
      session.signal.throwIfAborted();
      if ('failure' in reply) return reply;
      const found = textsOf(parseObject(reply.text)?.['texts'], texts.length);
      return found ? { texts: found } : { failure: unreadableAnswer(command[0] ?? '') };
    },
  };
}

/** Asks over the network, telling people why it takes longer. */
export function asker(session: Session, timeout: number): (request: HttpRequest) => Promise<HttpReply> {
  const pause = Number(session.env['SPP_RETRY_PAUSE'] ?? 1000);
  return (request) => askHttp(request, {
    timeout,
    signal: session.signal,
    pause,
    onPause: (milliseconds, status) => {
      if (session.quiet) return;
      const seconds = Math.ceil(milliseconds / 1000);
      session.note(`${session.say(status === 429 ? { zh: `请求太频繁，${seconds} 秒后再试`, en: `asked too often; again in ${seconds} s` } : { zh: `服务暂时不可用，${seconds} 秒后再试`, en: `the service is not available; again in ${seconds} s` })}\n`);
    },
  });
}
