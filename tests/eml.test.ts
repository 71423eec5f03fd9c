import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createTransport } from 'nodemailer';
import { SMTPServer } from 'smtp-server';
import { describe, expect, it } from 'vitest';
import { makeFolder, picture, spp, workspace } from './spp.js';

const mail = `version: 1
baseUrl: https://bulletin.example.org/
brand:
  programme: { zh: 可持续公共采购计划, en: Sustainable Public Procurement Programme }
mail:
  from: { name: { zh: 可持续公共采购计划简报, en: "Bulletin, SPP" }, address: bulletin@example.org }
  replyTo: { name: { zh: 编辑部 }, address: desk@example.org }
  to: { name: { zh: 读者 }, address: readers@example.org }
  listId: spp.example.org
  unsubscribe: { url: "https://example.org/leave", email: leave@example.org }
`;
const files = { ...workspace, 'spp.yml': mail };
const build = (cwd: string, ...more: string[]): ReturnType<typeof spp> => spp(['build', '--to', 'eml', ...more], { cwd });

/** What Python's strictest policy reads: it raises on any defect of structure, and lists those of headers. */
const reader = `
import email, email.policy, json, sys
message = email.message_from_binary_file(sys.stdin.buffer, policy=email.policy.strict)
parts = [{'type': p.get_content_type(), 'name': p.get_filename(), 'defects': [str(d) for d in p.defects],
  'headerDefects': [str(d) for v in p.values() for d in v.defects], 'id': p['content-id'], 'disposition': p.get_content_disposition(),
  'text': p.get_content() if p.get_content_maintype() == 'text' else None,
  'bytes': 0 if p.is_multipart() else len(p.get_payload(decode=True))} for p in message.walk()]
print(json.dumps({'headers': {k.lower(): str(v) for k, v in message.items()}, 'parts': parts}))
`;

interface Read {
  readonly headers: Readonly<Record<string, string>>;
  readonly parts: readonly {
    readonly type: string;
    readonly name: string | null;
    readonly defects: readonly string[];
    readonly headerDefects: readonly string[];
    readonly id: string | null;
    readonly disposition: string | null;
    readonly text: string | null;
    readonly bytes: number;
  }[];
}

const python = await promisify(execFile)('python3', ['-c', 'import email.policy']).then(() => true, () => false);
const unread = 'there is no python3 to read the .eml with';

async function readByPython(file: string): Promise<Read> {
  const child = promisify(execFile)('python3', ['-c', reader], { maxBuffer: 1 << 26, env: { ...process.env, PYTHONIOENCODING: 'utf-8' } });
  child.child.stdin?.end(await readFile(file));
  const read: Read = JSON.parse((await child).stdout);
  return read;
}

describe('spp build --to eml', () => {
  it.concurrent('makes a message in which Python’s strict parser finds no defect', async ({ skip }) => {
    skip(!python, unread);
    const folder = await makeFolder(files);
    expect(await build(folder, '--to', 'text,email')).toMatchObject({ code: 0 });
    const at = (name: string): string => join(folder, 'dist/issue-9', name);
    const { headers, parts } = await readByPython(at('issue-9.zh.eml'));
    expect(headers).toMatchObject({
      from: '可持续公共采购计划简报 <bulletin@example.org>',
      'reply-to': '编辑部 <desk@example.org>',
      to: '读者 <readers@example.org>',
      subject: '简报（2022年第3期 · 总第9期）',
      date: 'Fri, 30 Sep 2022 00:00:00 +0000',
      'content-language': 'zh-CN',
      'list-id': '可持续公共采购计划 <spp.example.org>',
      'list-unsubscribe': '<https://example.org/leave>, <mailto:leave@example.org?subject=unsubscribe>',
      'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
    });
    expect(parts.map(({ type }) => type)).toEqual(['multipart/alternative', 'text/plain', 'text/html']);
    for (const { defects, headerDefects } of parts) expect([...defects, ...headerDefects]).toEqual([]);
    const shown = parts.map(({ text }) => text?.replaceAll('\r\n', '\n'));
    expect(shown[1]).toBe(await readFile(at('issue-9.zh.txt'), 'utf8'));
    expect(shown[2]).toBe(await readFile(at('issue-9.zh.html'), 'utf8'));
    expect(parts[2]?.text).toContain('<a href="https://example.org/leave"');
    const english = await readByPython(at('issue-9.en.eml'));
    expect(english.headers['from']).toBe('"Bulletin, SPP" <bulletin@example.org>');
    // A name that this language does not have is left out.
    expect(english.headers['reply-to']).toBe('desk@example.org');
    expect(english.parts.flatMap(({ defects, headerDefects }) => [...defects, ...headerDefects])).toEqual([]);
  });

  it.concurrent('puts pictures and the PDF into the message', async ({ skip }) => {
    skip(!python, unread);
    const folder = await makeFolder(files);
    expect(await build(folder, '--lang', 'zh', '--images', 'cid', '--attach', 'pdf')).toMatchObject({ code: 0 });
    const { parts } = await readByPython(join(folder, 'dist/issue-9/issue-9.zh.eml'));
    expect(parts.map(({ type, disposition, name }) => [type, disposition, name])).toEqual([
      ['multipart/mixed', null, null],
      ['multipart/alternative', null, null],
      ['text/plain', null, null],
      ['multipart/related', null, null],
      ['text/html', null, null],
      ['image/png', 'inline', '图.png'],
      ['application/pdf', 'attachment', '简报（2022年第3期 · 总第9期）.pdf'],
    ]);
    expect(parts.flatMap(({ defects }) => defects)).toEqual([]);
    // The one thing a strict reader may complain of, for the sake of QQ Mail: file names as encoded words in quotes, beside RFC 2231.
    expect(parts.filter(({ headerDefects }) => headerDefects.length > 0).map(({ name }) => name)).toEqual(['图.png', '简报（2022年第3期 · 总第9期）.pdf']);
    expect(parts[4]?.text).toContain(`src="cid:${parts[5]?.id?.slice(1, -1)}"`);
    expect(parts[6]?.bytes).toBe((await readFile(join(folder, 'dist/issue-9/issue-9.zh.pdf'))).byteLength);
  });

  it.concurrent('makes what a mail server takes as it is, and the same bytes twice', async () => {
    const [one, two] = [await makeFolder(files), await makeFolder(files)];
    await Promise.all([build(one, '--images', 'cid'), build(two, '--images', 'cid')]);
    const raw = await readFile(join(one, 'dist/issue-9/issue-9.zh.eml'));
    expect(raw.equals(await readFile(join(two, 'dist/issue-9/issue-9.zh.eml')))).toBe(true);
    expect((await receive(raw)).toString('latin1')).toBe(raw.toString('latin1'));
  });

  it.concurrent('takes no header, part or file name from a hostile bulletin', async ({ skip }) => {
    skip(!python, unread);
    const attack = String.raw`"x\r\nBcc: all@example.org\r\n\r\n--=_\u2028=?UTF-8?Q?=0D=0ABcc:_x?="`;
    // A name with a line end is no local picture for the reader already.
    const name = 'a"; filename=evil.exe; x=".png';
    const draft = [
      '---', `title: ${attack}`, `subtitle: ${attack}`, `preheader: ${attack}`, `slogan: ${attack}`,
      `contacts: [{ office: ${attack}, role: ${attack}, email: bulletin@example.org }]`,
      '---', '', '正文。', '', `![x%0D%0ABcc: all@example.org](<images/${encodeURIComponent(name)}> "x&#13;&#10;Bcc: all@example.org")`, '',
    ].join('\n');
    const brand = `brand:\n  programme: { zh: ${attack} }\n  publisher: { zh: ${attack} }\n`;
    const folder = await makeFolder({
      ...workspace,
      'spp.yml': `version: 1\n${brand}mail:\n  from: { name: { zh: ${attack} }, address: bulletin@example.org }\n  listId: spp.example.org\n  unsubscribe: { url: "https://example.org/leave" }\n`,
      'issues/issue-9/zh.md': draft,
      [`issues/issue-9/images/${name}`]: picture,
    });
    const ended = await build(folder, '--lang', 'zh', '--images', 'cid', '--no-check');
    expect(ended).toMatchObject({ code: 0 });
    const { headers, parts } = await readByPython(join(folder, 'dist/issue-9/issue-9.zh.eml'));
    expect(Object.keys(headers)).toEqual([
      'from', 'to', 'subject', 'date', 'content-language', 'x-unsent', 'list-id', 'list-unsubscribe', 'list-unsubscribe-post', 'message-id', 'mime-version', 'content-type',
    ]);
    expect(parts.map(({ type }) => type)).toEqual(['multipart/alternative', 'text/plain', 'multipart/related', 'text/html', 'image/png']);
    expect(parts.at(-1)?.name).toBe('a-; filename=evil.exe; x=.png');
    expect(parts.flatMap(({ defects }) => defects)).toEqual([]);
    // Addresses are refused where they are set: in the settings.
    const wrong = String.raw`version: 1${'\n'}mail: { from: { address: "a@example.org\r\nBcc: b@example.org" }, listId: "x\r\ny", unsubscribe: { url: "https://example.org/\r\nBcc: x" } }`;
    const refused = await build(await makeFolder({ ...workspace, 'spp.yml': wrong }), '--lang', 'zh');
    expect(refused.code).toBe(2);
    expect(refused.stderr.match(/config\/invalid/g)).toHaveLength(3);
  });

  it.concurrent('says what the message lacks, and makes it all the same', async () => {
    const folder = await makeFolder(workspace);
    const { code, stderr } = await build(folder, '--lang', 'zh');
    expect(code).toBe(0);
    expect(stderr).toContain('email/sender');
    expect(stderr).toContain('email/images');
    expect(await readFile(join(folder, 'dist/issue-9/issue-9.zh.eml'), 'latin1')).not.toMatch(/^From:/m);
    expect((await build(folder, '--lang', 'zh', '--images', 'cid')).stderr).not.toContain('email/images');
  });

  it.concurrent.each([
    [['--images', 'cdi'], 'spp: Unexpected value "cdi" of --images, did you mean cid?\n'],
    [['--attach', 'pfd'], 'spp: Unexpected value "pfd" of --attach, did you mean pdf?\n'],
    [['--images', 'hosted,cid'], 'spp: Unexpected second value of --images, expected hosted or cid\n'],
  ])('refuses %j', async (options, stderr) => {
    expect(await build(await makeFolder(files), ...options)).toEqual({ code: 2, stdout: '', stderr });
  });

  it.concurrent('refuses options of the message without one', async () => {
    const folder = await makeFolder(files);
    const ended = await spp(['build', '--to', 'email,text', '--attach', 'pdf'], { cwd: folder });
    expect(ended).toEqual({ code: 2, stdout: '', stderr: 'spp: Unexpected --attach without an .eml to put it in; add eml to --to\n' });
  });
});

/** Sends a message over SMTP to a server on this machine; what that received. */
async function receive(raw: Buffer): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => done());
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const transport = createTransport({ host: '127.0.0.1', port, secure: false });
  try {
    await transport.sendMail({ envelope: { from: 'bulletin@example.org', to: ['reader@example.org'] }, raw });
  } finally {
    transport.close();
    await new Promise<void>((resolve) => server.close(resolve));
  }
  return Buffer.concat(chunks);
}
