import { describe, expect, it, vi } from 'vitest';
import type { MailSettings } from '../mail.js';
import type { RenderInput, Rendered, Renderer } from '../renderer.js';
import { email } from '../email/renderer.js';
import { greenTheme, sampleEdition, sampleInput } from '../sample.fixture.js';
import { text } from '../text/renderer.js';
import { eml } from './renderer.js';

const mail: MailSettings = {
  from: { name: '可持续公共采购计划简报', address: 'bulletin@example.org' },
  replyTo: { name: 'Desk, SPP', address: 'desk@example.org' },
  listId: 'spp.example.org',
  unsubscribe: { url: 'https://example.org/u', email: 'leave@example.org' },
};

const words = (place: string): string => `文字${place}`;
const hosted = { baseUrl: 'https://example.org/mail/', programme: '可持续公共采购计划' };
const input = (changes: Partial<RenderInput> = {}): RenderInput => sampleInput(sampleEdition('zh', words), { mail, brand: hosted, ...changes });

async function message(given: RenderInput): Promise<string> {
  const { artifacts } = await eml.render(given);
  expect(artifacts[0]).toMatchObject({ path: 'issue-9.zh.eml', format: 'eml', lang: 'zh', mediaType: 'message/rfc822' });
  return Buffer.from(artifacts[0]?.bytes ?? []).toString('latin1');
}

/** Content types in the order they stand in, indented by level of boundary. */
const types = (raw: string): string[] => [...raw.matchAll(/^Content-Type: ([a-z]+\/[a-z]+)/gm)].map(([, type = '']) => type);

const decoders: Readonly<Record<string, (body: string) => Buffer>> = {
  base64: (body) => Buffer.from(body, 'base64'),
  'quoted-printable': (body) => Buffer.from(body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_code, hex: string) => String.fromCharCode(parseInt(hex, 16))), 'latin1'),
};

/** Bodies of the leaves with a content type, decoded. */
function bodies(raw: string, type: string): string[] {
  const found = raw.matchAll(new RegExp(`^Content-Type: ${type}[\\s\\S]*?^Content-Transfer-Encoding: (\\S+)[\\s\\S]*?\\r\\n\\r\\n([\\s\\S]*?)\\r\\n--=_`, 'gm'));
  return [...found].map(([, name = '', body = '']) => decoders[name]?.(body).toString() ?? name);
}

describe('eml', () => {
  it('holds the text and the page that the other formats give, with CRLF', async () => {
    const raw = await message(input());
    const crlf = async (renderer: Renderer): Promise<string> => new TextDecoder().decode((await renderer.render(input())).artifacts[0]?.bytes).replaceAll('\n', '\r\n');
    expect(types(raw)).toEqual(['multipart/alternative', 'text/plain', 'text/html']);
    expect(bodies(raw, 'text/plain')).toEqual([await crlf(text)]);
    expect(bodies(raw, 'text/html')).toEqual([await crlf(email)]);
  });

  it('says who sends, to whom, in which language and how to leave', async () => {
    const head = (await message(input())).split('\r\n\r\n')[0]?.replaceAll('\r\n ', ' ');
    expect(head).toContain('Date: Fri, 30 Sep 2022 00:00:00 +0000\r\n');
    expect(head).toContain('Reply-To: "Desk, SPP" <desk@example.org>\r\n');
    expect(head).toContain('To: undisclosed-recipients:;\r\n');
    expect(head).toContain('Content-Language: zh-CN\r\n');
    expect(head).toMatch(/List-Id: =\?UTF-8\?B\?\S+\?= <spp\.example\.org>\r\n/);
    expect(head).toContain('List-Unsubscribe: <https://example.org/u>, <mailto:leave@example.org?subject=unsubscribe>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n');
    expect(head).toMatch(/Message-ID: <[0-9a-f]{32}@example\.org>\r\n/);
  });

  it('promises no one-click without an https address', async () => {
    const raw = await message(input({ mail: { ...mail, unsubscribe: { email: 'leave@example.org' } } }));
    expect(raw).toContain('List-Unsubscribe: <mailto:leave@example.org?subject=unsubscribe>');
    expect(raw).not.toContain('One-Click');
  });

  it('repeats byte for byte, and changes its ids with its content', async () => {
    expect(await message(input())).toBe(await message(input()));
    const ids = (raw: string): string[] => raw.match(/<[0-9a-f]{32}@|boundary="[^"]+"/g) ?? [];
    const other = ids(await message(input({ mail: { ...mail, listId: 'other.example.org' } })));
    expect(ids(await message(input())).filter((id) => other.includes(id))).toEqual([]);
  });

  it('brings its pictures if asked, each under the id that the page names', async () => {
    const message_ = { pictures: 'cid', attach: [] } as const;
    const { artifacts, diagnostics } = await eml.render(input({ brand: {}, message: message_ }));
    expect(artifacts).toHaveLength(1);
    expect(diagnostics).toEqual([]);
    const raw = await message(input({ message: message_ }));
    expect(types(raw)).toEqual(['multipart/alternative', 'text/plain', 'multipart/related', 'text/html', 'image/png', 'image/png']);
    const [page = ''] = bodies(raw, 'text/html');
    const named = new Set([...page.matchAll(/src="cid:([^"]+)"/g)].map(([, id]) => id));
    expect(new Set([...raw.matchAll(/^Content-ID: <([^>]+)>/gm)].map(([, id]) => id))).toEqual(named);
    expect(named.size).toBe(2);
    expect(page).not.toMatch(/src="(?!cid:)/);
  });

  it('attaches the PDF under the subject’s name', async () => {
    const bytes = new TextEncoder().encode('%PDF-1.7');
    const share = async (renderer: Renderer): Promise<Rendered> =>
      renderer.format === 'pdf' ? { artifacts: [{ path: 'issue-9.zh.pdf', format: 'pdf', mediaType: 'application/pdf', bytes }], diagnostics: [] } : renderer.render(input());
    const raw = await message(input({ share, message: { pictures: 'cid', attach: ['pdf'] } }));
    expect(types(raw)).toEqual(['multipart/mixed', 'multipart/alternative', 'text/plain', 'multipart/related', 'text/html', 'image/png', 'image/png', 'application/pdf']);
    expect(bodies(raw, 'application/pdf')).toEqual(['%PDF-1.7']);
    expect(raw.replace(/filename\*\d+\*=|;\s+/g, '')).toContain(encodeURIComponent('文字title：文字subtitle.pdf'));
  });

  it('is not made of parts that could not be', async () => {
    const diagnostic = { rule: 'pdf/missing-glyph', severity: 'error', message: { zh: '', en: '' }, file: 'x' } as const;
    const share = async (renderer: Renderer): Promise<Rendered> => (renderer.format === 'pdf' ? { artifacts: [], diagnostics: [diagnostic] } : renderer.render(input()));
    expect(await eml.render(input({ share, message: { pictures: 'hosted', attach: ['pdf'] } }))).toEqual({ artifacts: [], diagnostics: [diagnostic] });
    const broken = await eml.render(input({ theme: greenTheme({ 'email/link.hbs': '{{#if' }), message: { pictures: 'cid', attach: [] } }));
    expect(broken.artifacts).toEqual([]);
    expect(broken.diagnostics).toMatchObject([{ rule: 'theme/template', severity: 'error' }]);
  });

  it('asks for each part once', async () => {
    const share = vi.fn<(renderer: Renderer) => Promise<Rendered>>((renderer) => renderer.render(input()));
    await eml.render(input({ share }));
    expect(share.mock.calls.map(([renderer]) => renderer.format)).toEqual(['text', 'email']);
  });

  it('invents no sender, and says so', async () => {
    const { diagnostics } = await eml.render(input({ mail: {} }));
    expect(diagnostics).toMatchObject([{ rule: 'email/sender', severity: 'warning', file: 'issues/issue-9/zh.md' }]);
    const raw = await message(input({ mail: {}, brand: {} }));
    expect(raw).not.toMatch(/^(?:From|Reply-To|List-)/m);
    // The web address names the domain.
    expect(raw).toMatch(/^Message-ID: <[0-9a-f]{32}@example\.org>/m);
  });

  it('warns of pictures that nobody will see', async () => {
    const { diagnostics } = await eml.render(input({ brand: {} }));
    expect(diagnostics).toMatchObject([{ rule: 'email/images', severity: 'warning' }]);
  });
});

describe('a hostile bulletin', () => {
  const attack = 'x\r\nBcc: all@example.org\r\n\r\n--=_\0\u2028=?UTF-8?Q?=0D=0A?=';
  const settings: MailSettings = {
    from: { name: attack, address: 'bulletin@example.org' },
    replyTo: { name: attack, address: attack },
    to: { name: attack, address: `a@example.org\r\nBcc: all@example.org` },
    listId: attack,
    unsubscribe: { url: `https://example.org/${attack}`, email: attack },
  };

  it.each(['hosted', 'cid'] as const)('adds no header, with pictures %s', async (pictures) => {
    const given = input({ mail: settings, brand: { programme: attack, publisher: attack, network: attack }, message: { pictures, attach: [] } });
    const raw = await message({ ...given, edition: sampleEdition('zh', () => attack) });
    const head = raw.slice(0, raw.indexOf('\r\n\r\n'));
    const names = head.split('\r\n').filter((line) => !line.startsWith(' ')).map((line) => line.split(':')[0]);
    expect(names).toEqual([
      'From', 'To', 'Subject', 'Date', 'Content-Language', 'X-Unsent', 'List-Unsubscribe', 'List-Unsubscribe-Post', 'Message-ID', 'MIME-Version', 'Content-Type',
    ]);
    expect(head).not.toMatch(/^Bcc:/m);
    expect(raw).toMatch(/^[\r\n\x20-\x7e]*$/);
    expect(raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of raw.split('\r\n')) expect(line.length).toBeLessThanOrEqual(998);
  });
});
