import type { Artifact } from '../../model/bulletin.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import { languageOf } from '../../lang/registry.js';
import { sha256 } from '../../text/hash.js';
import { email, emailPage } from '../email/renderer.js';
import { subjectOf } from '../email/subject.js';
import { pdf } from '../pdf/renderer.js';
import { stem, type Rendered, type Renderer, type RenderInput } from '../renderer.js';
import { reportFaults } from '../templates.js';
import { text } from '../text/renderer.js';
import type { FilePart } from './entity.js';
import { fileName, plainMailbox } from './headers.js';
import { writeMessage } from './message.js';

/** The whole message in one file: any mail program opens it, any server takes it as it is. */
export const eml: Renderer = {
  format: 'eml',
  title: { zh: '邮件文件（.eml）', en: 'e-mail file (.eml)' },
  ending: '.eml',
  mediaType: 'message/rfc822',
  usesBrowser: false,
  usesFonts: false,
  templates: ['email', 'text'],
  render: (input) => reportFaults(() => render(input)),
};

async function render(input: RenderInput): Promise<Rendered> {
  const { pictures = 'hosted', attach = [] } = input.message ?? {};
  const share = input.share ?? ((renderer: Renderer) => renderer.render(input));
  const parts = await Promise.all([text, email, ...(attach.includes('pdf') ? [pdf] : [])].map(share));
  const diagnostics = parts.flatMap((part) => part.diagnostics);
  const [plain, page, paper] = parts.map(({ artifacts }) => artifacts[0]);
  // What is wrong with a part is said by the part.
  if (!plain || !page || (attach.includes('pdf') && !paper)) return { artifacts: [], diagnostics };
  const hosted = parts[1]?.artifacts.slice(1) ?? [];
  const domain = domainOf(input);
  const shown = pictures === 'cid' ? await withPictures(input, domain) : { html: page.bytes, related: [] };
  const { lang } = input.edition;
  const subject = subjectOf(input);
  const bytes = writeMessage({
    subject,
    date: input.date,
    language: languageOf(lang).tag,
    mail: input.mail ?? {},
    listName: input.brand.programme ?? input.brand.network,
    domain,
    text: plain.bytes,
    ...shown,
    attachments: paper ? [{ name: fileName(subject, '.pdf'), mediaType: paper.mediaType, bytes: paper.bytes }] : [],
  });
  const path = `${stem(input.bulletin, lang)}.eml`;
  return {
    artifacts: [{ path, format: 'eml', lang, mediaType: 'message/rfc822', bytes }, ...(pictures === 'cid' ? [] : hosted)],
    diagnostics: [...diagnostics, ...senderFindings(input), ...(pictures === 'cid' ? [] : addressFindings(input, hosted))],
  };
}

/** The page with pictures that travel in the message, each named by its place in the bulletin (RFC 2392 wants the id unique in the world). */
async function withPictures(input: RenderInput, domain: string): Promise<{ readonly html: Uint8Array; readonly related: readonly FilePart[] }> {
  const { bulletin, edition, date } = input;
  const idOf = (path: string): string => `${sha256(JSON.stringify([bulletin.id, edition.lang, date.toISOString(), path])).slice(0, 32)}@${domain}`;
  const { html, pictures } = await emailPage(input, (path) => `cid:${idOf(path)}`);
  const related = pictures.map(({ path, mediaType, bytes }): FilePart => {
    const [, name = path, ending = ''] = /([^/\\]*?)(\.[A-Za-z0-9]+)?$/.exec(path) ?? [];
    return { id: idOf(path), name: fileName(name, ending), mediaType, bytes };
  });
  return { html: Buffer.from(html), related };
}

/** The sender's domain, else where the bulletin lives; else one that can be nobody's (RFC 2606 §2). */
function domainOf({ mail, brand, bulletin }: RenderInput): string {
  const sender = mail?.from === undefined ? undefined : plainMailbox(mail.from.address);
  if (sender !== undefined) return sender.slice(sender.lastIndexOf('@') + 1);
  const web = [brand.baseUrl, bulletin.info.web].find((url) => url !== undefined && URL.canParse(url));
  const domain = web === undefined ? '' : new URL(web).hostname;
  return /^[a-z0-9.-]+$/.test(domain) ? domain : 'bulletin.invalid';
}

function senderFindings({ mail, edition }: RenderInput): Diagnostic[] {
  if (mail?.from !== undefined && plainMailbox(mail.from.address) !== undefined) return [];
  const message = {
    zh: '.eml 没有发件人；请在 spp.yml 的 mail.from 写明名称和地址，或在邮件程序中填写',
    en: 'Found no sender for the .eml; set mail.from in spp.yml to a name and address, or fill it in when sending',
  };
  return [{ rule: 'email/sender', severity: 'warning', message, file: edition.file.path }];
}

/** A relative address means nothing in a message. */
function addressFindings({ brand, edition }: RenderInput, pictures: readonly Artifact[]): Diagnostic[] {
  if (pictures.length === 0 || brand.baseUrl !== undefined) return [];
  const message = {
    zh: `.eml 中有 ${pictures.length} 张图片没有网址，收件人看不到；请在 spp.yml 设置 baseUrl，或用 --images cid 把图片放进邮件`,
    en: `Found ${pictures.length} pictures without an address in the .eml, readers will not see them; set baseUrl in spp.yml, or embed them with --images cid`,
  };
  return [{ rule: 'email/images', severity: 'warning', message, file: edition.file.path }];
}
