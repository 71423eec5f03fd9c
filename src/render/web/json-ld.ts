import { languageOf } from '../../lang/registry.js';
import { plainText } from '../html/plain-text.js';
import type { RenderInput } from '../renderer.js';
import { safe, type Safe } from '../templates.js';

/**
 * What the page is, for search engines: schema.org as JSON-LD. A `script` element of that type is a data block (HTML §4.12.1): browsers
 * neither run nor fetch it, and a policy without `script-src` does not touch it. Microdata would say the same in forty attributes.
 */
export function jsonLd(input: RenderInput, facts: { readonly title: string; readonly url: string | undefined; readonly image: string | undefined }): Safe {
  const { bulletin, edition, brand } = input;
  const { info } = bulletin;
  const language = languageOf(edition.lang);
  const publisher = brand.publisher ?? brand.network;
  const series = brand.programme ?? brand.network;
  const articles = edition.sections.flatMap((section) => section.articles);
  return jsonInHtml({
    '@context': 'https://schema.org',
    '@type': bulletin.kind === 'issue' ? 'PublicationIssue' : 'Article',
    name: facts.title,
    headline: facts.title,
    alternativeHeadline: edition.meta.subtitle,
    abstract: edition.meta.preheader,
    inLanguage: language.tag,
    issueNumber: info.issue,
    datePublished: info.date,
    url: facts.url,
    image: facts.image,
    publisher: publisher === undefined ? undefined : { '@type': 'Organization', name: publisher },
    isPartOf: bulletin.kind === 'issue' && series !== undefined ? { '@type': 'Periodical', name: series } : undefined,
    hasPart: articles.map(({ id, title }) => ({
      '@type': 'Article',
      headline: plainText(title),
      url: facts.url === undefined ? undefined : `${facts.url}#${id}`,
    })),
  });
}

/** JSON in which nothing can be read as markup: not the end of its element, not a comment (HTML §4.12.1.3). */
function jsonInHtml(value: unknown): Safe {
  return safe(JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`));
}
