import { describe, expect, it } from 'vitest';
import { flagValue, uiLanguage } from './ui-language.js';

describe('uiLanguage', () => {
  it.each([
    [['--ui-lang', 'zh'], { SPP_LANG: 'en' }, 'zh'],
    [['check', '--ui-lang=en'], { LANG: 'zh_CN.UTF-8' }, 'en'],
    [[], { SPP_LANG: 'zh-Hans', LANG: 'en_GB' }, 'zh'],
    [[], { LC_ALL: '', LC_MESSAGES: 'zh_TW', LANG: 'en_GB' }, 'zh'],
    [[], { LC_ALL: 'C', LANG: 'zh_CN' }, 'en'],
    // Unknown values fall through, so that the message about them can be read.
    [['--ui-lang', 'fr'], { LANG: 'zh_CN' }, 'zh'],
    [['--', '--ui-lang', 'zh'], {}, 'en'],
    [['--ui-lang', 'zh', '--ui-lang=en'], {}, 'en'],
    [[], {}, 'en'],
  ])('of %j and %j is %s', (argv, env, lang) => {
    expect(uiLanguage(argv, env)).toBe(lang);
  });

  it('takes no value from another flag', () => {
    expect(flagValue(['--format'], '--format')).toBeUndefined();
    expect(flagValue(['--formats=x'], '--format')).toBeUndefined();
  });
});
