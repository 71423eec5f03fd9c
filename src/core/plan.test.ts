import { describe, expect, it } from 'vitest';
import type { Artifact, Format } from '../model/bulletin.js';
import type { Lang } from '../model/text.js';
import { sha256 } from '../text/hash.js';
import { planOutput, type Made, type Standing } from './plan.js';

const artifact = (path: string, format: Artifact['format'], lang?: Lang, text = path): Artifact => ({ path, format, ...(lang && { lang }), mediaType: 'text/plain', bytes: Buffer.from(text) });
const made = (artifacts: readonly Artifact[], formats: readonly Format[], langs: readonly Lang[] = ['zh', 'en'], rest: Partial<Made> = {}): Made => ({ issue: 'x', artifacts, formats, langs, ...rest });

/** A folder that holds what earlier plans wrote. */
class Folder implements Standing {
  readonly files = new Map<string, string>();

  get manifest(): string | undefined {
    return this.files.get('manifest.json');
  }

  async look(path: string): Promise<{ bytes: number; sha256: string } | undefined> {
    const text = this.files.get(path);
    return text === undefined ? undefined : { bytes: Buffer.byteLength(text), sha256: sha256(text) };
  }

  async build(run: Made): Promise<{ written: string[]; removed: readonly string[] }> {
    const plan = await planOutput(run, this);
    for (const { path, bytes } of plan.write) this.files.set(path, Buffer.from(bytes).toString());
    for (const path of plan.remove) this.files.delete(path);
    if (plan.manifest !== undefined) this.files.set('manifest.json', plan.manifest);
    return { written: plan.write.map(({ path }) => path), removed: plan.remove };
  }

  listed(): string[] {
    const { files }: { files: { path: string }[] } = JSON.parse(this.manifest ?? '');
    return files.map(({ path }) => path);
  }
}

const mail = [artifact('x.zh.html', 'email', 'zh'), artifact('x.en.html', 'email', 'en'), artifact('a.png', 'asset')];
const pdf = [artifact('x.zh.pdf', 'pdf', 'zh'), artifact('x.en.pdf', 'pdf', 'en')];
const browser = { version: 'Chromium 1', formats: ['pdf'] as const };

describe('planOutput', () => {
  it('writes what is new or differs, whatever the manifest claims', async () => {
    const folder = new Folder();
    await folder.build(made(mail, ['email']));
    folder.files.set('x.en.html', 'changed by hand');
    folder.files.delete('a.png');
    expect(await folder.build(made(mail, ['email']))).toEqual({ written: ['x.en.html', 'a.png'], removed: [] });
    expect(await folder.build(made(mail, ['email']))).toEqual({ written: [], removed: [] });
  });

  it('keeps other formats, languages and their pictures', async () => {
    const folder = new Folder();
    await folder.build(made(mail, ['email']));
    await folder.build(made([artifact('x.zh.pdf', 'pdf', 'zh')], ['pdf'], ['zh'], { browser }));
    expect(folder.listed()).toEqual(['a.png', 'x.en.html', 'x.zh.html', 'x.zh.pdf']);
    expect(folder.manifest).toContain('"browser": "Chromium 1"');
  });

  it('removes an output whose edition is gone, and a picture only when nothing old can use it', async () => {
    const folder = new Folder();
    await folder.build(made([...mail, ...pdf], ['email', 'pdf'], undefined, { browser }));
    const zhOnly = [artifact('x.zh.html', 'email', 'zh')];
    expect((await folder.build(made(zhOnly, ['email']))).removed).toEqual(['x.en.html']);
    expect((await folder.build(made([...zhOnly, artifact('x.zh.pdf', 'pdf', 'zh')], ['email', 'pdf'], undefined, { browser }))).removed).toEqual(['a.png', 'x.en.pdf']);
  });

  it('forgets the browser with the last PDF', async () => {
    const folder = new Folder();
    await folder.build(made(pdf, ['pdf'], undefined, { browser }));
    await folder.build(made(mail, ['email']));
    expect(folder.manifest).toContain('Chromium 1');
    await folder.build(made(mail, ['email', 'pdf']));
    expect(folder.manifest).not.toContain('Chromium 1');
  });

  it('lists what stands: a kept file with its present size and hash, a lost one not at all', async () => {
    const folder = new Folder();
    await folder.build(made([...mail, ...pdf], ['email', 'pdf'], undefined, { browser }));
    folder.files.set('x.zh.pdf', 'stamped by hand');
    folder.files.delete('x.en.pdf');
    await folder.build(made(mail, ['email']));
    expect(folder.listed()).toEqual(['a.png', 'x.en.html', 'x.zh.html', 'x.zh.pdf']);
    expect(folder.manifest).toContain(sha256('stamped by hand'));
  });

  it.each(['', 'no JSON', '[]', '{"version":2,"files":[]}', '{"version":1,"issue":"x","files":[{"path":7}]}'])('starts anew from a manifest that is %j', async (text) => {
    const folder = new Folder();
    folder.files.set('manifest.json', text);
    await folder.build(made(mail, ['email']));
    expect(folder.listed()).toHaveLength(3);
  });

  it.each(['../dear', '/etc/dear', 'a/../../dear', 'C:dear', 'a\\dear'])('neither removes nor lists %s', async (path) => {
    const folder = new Folder();
    folder.files.set(path, 'dear');
    folder.files.set('manifest.json', JSON.stringify({ version: 1, issue: 'x', files: [{ path, format: 'email', lang: 'zh', bytes: 4, sha256: '' }] }));
    expect((await folder.build(made(mail, ['email']))).removed).toEqual([]);
    expect(folder.listed()).not.toContain(path);
  });
});
