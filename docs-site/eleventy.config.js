// The website of docs/: every page with a list of its language's pages beside it. Markdown is the one source; it stays readable on a code host.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { addressOf, contentsOf, otherLanguage, slugOf, titleOf } from './pages.js';

const read = (path) => readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8');
/** Pages of the repository's root that docs/ does not hold and readers look for. */
const besides = ['CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md'];

export default function configure(eleventy) {
  eleventy.setUseGitIgnore(false);
  eleventy.setQuietMode(true);
  eleventy.addPassthroughCopy({ 'docs/images': 'images', 'docs-site/style.css': 'style.css' });
  for (const name of besides) eleventy.addTemplate(name, read(`../${name}`));
  eleventy.amendLibrary('md', withAnchorsAndLinks);
  eleventy.addGlobalData('layout', 'page.njk');
  eleventy.addGlobalData('eleventyComputed', {
    permalink: ({ page }) => addressOf(`${page.filePathStem}.md`),
    isChinese: ({ page }) => /\.zh-CN$|\/zh\//.test(page.filePathStem),
  });
  eleventy.addFilter('titleIn', titleOf);
  const addresses = new Set(readdirSync(fileURLToPath(new URL('../docs', import.meta.url)), { recursive: true }).map((path) => addressOf(path.replaceAll('\\', '/'))));
  eleventy.addFilter('otherLanguage', (url) => otherLanguage(url, addresses));
  const lists = { true: contentsOf(read('../docs/README.zh-CN.md')), false: contentsOf(read('../docs/README.md')) };
  eleventy.addFilter('sidebar', (isChinese) => lists[isChinese]);
  /** The way from a page to the root of the site, so that it can stand in any folder of a server, or on a disk. */
  eleventy.addFilter('toRoot', (url) => '../'.repeat(url.split('/').length - 2) || './');
  // What the tests read of a page is no part of it; the way to the other language stands at the top.
  eleventy.addTransform('comments', (html) => html.replaceAll(/<!-- (?:edit|exit) .*? -->\n?/g, '').replace(/<p>(?:English: |中文：)<a [^>]*>[^<]*<\/a><\/p>\n?/, ''));
  return { dir: { input: 'docs', output: 'dist/docs', includes: '../docs-site' }, markdownTemplateEngine: false, htmlTemplateEngine: 'njk' };
}

/** Headings get the anchors that a code host gives them; links to `.md` lead to the pages made of them. */
function withAnchorsAndLinks(md) {
  md.set({ html: true, linkify: false });
  // A footnote's text would be taken for the address of a link.
  md.block.ruler.before('reference', 'footnote', footnote);
  // The page on Markdown shows the blocks of a bulletin; here they are boxes with their contents.
  md.block.ruler.before('fence', 'box', box, { alt: ['paragraph', 'list', 'blockquote'] });
  const image = md.renderer.rules.image;
  md.renderer.rules.image = (tokens, i, ...more) => (/^(?:sdg|qr):/.test(tokens[i].attrGet('src') ?? '') ? `<span class="drawn">${md.utils.escapeHtml(tokens[i].content)}</span>` : image(tokens, i, ...more));
  md.core.ruler.push('anchors', (state) => {
    const seen = new Map();
    state.tokens.forEach((token, i) => {
      if (token.type === 'heading_open') token.attrSet('id', slugOf(state.tokens[i + 1].content, seen));
      for (const child of token.children ?? []) {
        const href = child.type === 'link_open' ? child.attrGet('href') : null;
        if (href && !/^[a-z]+:/i.test(href)) child.attrSet('href', href.replace(/[^#]*/, (path) => (path === '' ? '' : addressOf(path))));
      }
    });
  });
}

/** `[^1]: …`: a paragraph, as the references to it are plain text. The pages that show footnotes show how they are written. */
function footnote(state, line, _end, silent) {
  const text = state.src.slice(state.bMarks[line] + state.tShift[line], state.eMarks[line]);
  if (!/^\[\^[^\]]+\]: /.test(text)) return false;
  if (silent) return true;
  state.push('paragraph_open', 'p', 1).map = [line, line + 1];
  const inline = state.push('inline', '', 0);
  inline.content = text;
  inline.map = [line, line + 1];
  inline.children = [];
  state.push('paragraph_close', 'p', -1);
  state.line = line + 1;
  return true;
}

/** A line of `:::`, which opens a box or ends one. */
function box(state, line, _end, silent) {
  const text = state.src.slice(state.bMarks[line] + state.tShift[line], state.eMarks[line]);
  const [, name, label] = /^:{3,}(?:([\p{L}]+)(?:\[(.*)\])?(?:\{.*\})?)?$/u.exec(text) ?? ['', '-'];
  if (name === '-' || state.tShift[line] > 0) return false;
  if (silent) return true;
  const token = state.push('html_block', '', 0);
  token.content = name === undefined ? '</div>\n' : `<div class="box">${label === undefined ? '' : `<p><b>${state.md.utils.escapeHtml(label)}</b></p>`}\n`;
  state.line = line + 1;
  return true;
}
