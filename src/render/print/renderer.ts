import { stem, type Rendered, type Renderer, type RenderInput } from '../renderer.js';
import { reportFaults } from '../templates.js';
import { printDocument } from './document.js';
import { inline } from './font-faces.js';
import { embedded } from './pictures.js';

/** The paged HTML that becomes the PDF, with everything in it: for designers, and for printing from a browser. Page numbers stay empty. */
export const print: Renderer = {
  format: 'print',
  title: { zh: '打印版 HTML', en: 'HTML for printing' },
  ending: '.print.html',
  mediaType: 'text/html',
  usesBrowser: false,
  usesFonts: true,
  templates: ['print'],
  render: (input) => reportFaults(() => render(input)),
};

async function render(input: RenderInput): Promise<Rendered> {
  const { html, diagnostics } = await printDocument(input, embedded, inline);
  const path = `${stem(input.bulletin, input.edition.lang)}.print.html`;
  const artifact = { path, format: 'print', lang: input.edition.lang, mediaType: 'text/html', bytes: new TextEncoder().encode(html) } as const;
  return { artifacts: [artifact], diagnostics };
}
