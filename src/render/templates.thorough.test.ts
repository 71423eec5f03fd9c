import { describe, expect, it } from 'vitest';
import { greenTheme } from './sample.fixture.js';
import { reportFaults, safe, templatesOf, TemplateFault } from './templates.js';
import type { Theme } from './theme.js';

function themeOf(partials: Readonly<Record<string, string>>): Theme {
  const sources = Object.entries(partials).map(([path, source]) => [path, { source, file: `templates/${path}.hbs` }] as const);
  return { ...greenTheme(), partials: new Map(sources) };
}

async function render(source: string, view: object = {}, others: Readonly<Record<string, string>> = {}): Promise<string> {
  const templates = await templatesOf(themeOf({ 'email/page': source, ...others }), 'email', { lang: 'zh-CN' });
  return templates.render('page', view);
}

async function faultOf(source: string, view: object = {}, others: Readonly<Record<string, string>> = {}) {
  try {
    await render(source, view, others);
  } catch (error) {
    if (error instanceof TemplateFault) return error.diagnostic;
    throw error;
  }
  throw new Error('no fault was found');
}

describe('partials', () => {
  it('escape every value but finished markup', async () => {
    expect(await render('{{a}}|{{b}}', { a: '<i>"&\'', b: safe('<b>x</b>') })).toBe('&lt;i&gt;&quot;&amp;&#x27;|<b>x</b>');
  });

  it('print braces of the content letter by letter', async () => {
    expect(await render('{{a}}', { a: '{{b}} {{{c}}} {{> d}}' })).toBe('{{b}} {{{c}}} {{&gt; d}}');
  });

  it('dispatch a view to the partial of its type, with the data of the rendering', async () => {
    const views = { blocks: [{ type: 'a', x: 1 }, { type: 'b', y: 2 }] };
    expect(await render('{{#each blocks}}{{block this}}{{/each}}', views, { 'email/a': '[{{x}} {{@lang}}]', 'email/b': '({{y}})' })).toBe('[1 zh-CN](2)');
  });

  it('never reach prototypes', async () => {
    for (const path of ['constructor', 'toString', '__proto__', 'a.constructor', 'lookup a "constructor"', 'lookup . "__proto__"', 'lookup (lookup a "b") "constructor"', '__lookupGetter__', '../constructor', '@root.constructor', '@constructor', '@__proto__', '@lang.constructor', 'a.[__proto__]']) {
      const markup = await (async (): Promise<string> => {
        try {
          return await render(`{{${path}}}`, { a: {} });
        } catch (error) {
          expect(error).toBeInstanceOf(TemplateFault);
          return '';
        }
      })();
      expect(markup, path).toBe('');
    }
  });

  it.each([
    // The gadget of CVE-2019-19919 and its kin: from a string to a function, from there to any code.
    '{{#with "s" as |s|}}{{#with "e"}}{{#with s.split as |list|}}{{this.pop}}{{this.push (lookup s.sub "constructor")}}{{/with}}{{/with}}{{/with}}',
    '{{#with (lookup a "constructor") as |f|}}{{f.name}}{{/with}}',
    '{{#each this as |value key|}}{{lookup value "__defineGetter__"}}{{/each}}',
    '{{#each a.b.constructor}}{{this}}{{/each}}',
    '{{helperMissing}}',
    '{{> (lookup . "__proto__")}}',
  ])('run nothing of %s', async (source) => {
    const rendered = await (async (): Promise<string> => {
      try {
        return await render(source, { a: {} });
      } catch (error) {
        if (error instanceof TemplateFault) return '';
        throw error;
      }
    })();
    expect(rendered).toBe('');
  });

  it('are compiled when they are first used: a broken one that nothing uses does no harm', async () => {
    expect(await render('fine', {}, { 'email/broken': '{{#if' })).toBe('fine');
  });

  it('stay within their target', async () => {
    expect((await faultOf('{{> other}}', {}, { 'print/other': 'x' })).message.en).toContain('no partial "other"');
  });

  it('write plain text unescaped', async () => {
    const theme = themeOf({ 'text/page': '{{a}} {{repeat "=" 3}}' });
    expect((await templatesOf(theme, 'text', {})).render('page', { a: '<“x”> & \'y\'' })).toBe('<“x”> & \'y\' ===');
  });
});

describe('a mistake in a partial', () => {
  const cases: readonly (readonly [string, string, object, number, string])[] = [
    ['unknown field', 'a\nb {{titel}}', { title: 'x' }, 2, 'titel'],
    ['unknown field in a condition', '\n\n{{#if titel}}x{{/if}}', { title: 'x' }, 3, 'titel'],
    ['unknown field of a field', '{{#with a}}{{b}}{{/with}}', { a: {} }, 1, 'b'],
    ['unknown data', 'x\n{{@colour}}', {}, 2, 'colour'],
    ['unknown helper', 'x\n{{upper title}}', { title: 'x' }, 2, 'upper'],
    ['unknown block helper', '{{#markdown title}}x{{/markdown}}', { title: 'x' }, 1, 'markdown'],
    ['unclosed block', 'a\n{{#if title}}\nb', { title: 'x' }, 3, 'end of file'],
    ['wrong closing', '{{#if title}}\n{{/each}}', { title: 'x' }, 1, "doesn't match"],
    ['unescaped output', 'a\n{{{title}}}', { title: 'x' }, 2, '{{{'],
    ['unescaped output with &', '{{&title}}', { title: 'x' }, 1, '{{&'],
    ['decorator', '{{#*inline "x"}}y{{/inline}}', {}, 1, '{{*'],
    ['includes itself', 'a\n{{> page}}', {}, 2, 'itself'],
    ['missing partial', '{{> absent}}', {}, 1, 'absent'],
    ['log', '{{log "x"}}', {}, 1, 'log'],
  ];
  it.each(cases)('%s', async (_name, source, view, line, said) => {
    const diagnostic = await faultOf(source, view);
    expect(diagnostic).toMatchObject({ rule: 'theme/template', severity: 'error', file: 'templates/email/page.hbs', range: { line } });
    expect(diagnostic.message.en).toContain(said);
    expect(diagnostic.message.zh).toMatch(/模板“page”有误/);
    expect(`${diagnostic.message.zh}${diagnostic.message.en}`).not.toMatch(/\.js|object Object|\n/);
  });

  it('is told of the partial it stands in, not of the one that includes it', async () => {
    expect(await faultOf('{{> inner}}', {}, { 'email/inner': '\n{{x}}' })).toMatchObject({ file: 'templates/email/inner.hbs', range: { line: 2 } });
    expect(await faultOf('{{block a}}', { a: { type: 'inner' } }, { 'email/inner': '{{x}}' })).toMatchObject({ file: 'templates/email/inner.hbs' });
  });

  it('speaks one language at a time', async () => {
    for (const source of ['{{#if a}}', '{{/if}}', '{{#if a}}{{/each}}', '{{a', '{{}}']) expect((await faultOf(source, { a: 1 })).message.en, source).not.toMatch(/\p{Script=Han}/u);
  });

  it('is told for a block whose type has no partial, with the file to make', async () => {
    expect((await faultOf('{{block a}}', { a: { type: 'nova' } })).message.zh).toContain('email/nova.hbs');
  });

  it('is a diagnostic of the rendering; a bug is not', async () => {
    const rendered = await reportFaults(async () => {
      await render('{{x}}');
      return { artifacts: [], diagnostics: [] };
    });
    expect(rendered.diagnostics).toHaveLength(1);
    await expect(reportFaults(() => Promise.reject(new TypeError('a bug')))).rejects.toThrow('a bug');
  });
});
