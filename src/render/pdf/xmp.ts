import { Buffer } from 'node:buffer';
import type { DocumentFacts } from './facts.js';
import { PdfName, PdfStream, type PdfValue } from './objects.js';

/** Archival standard that a file is made for; absent: none. */
export type PdfStandard = 'a-2b';

/**
 * The facts as XMP (ISO 16684-1), in step with the document information: Dublin Core, who made the file, and which parts of
 * ISO 14289 (and ISO 19005) it is made by. Not compressed, so that programs that know no PDF can read it (ISO 19005-2, 6.6.2.1).
 */
export function metadataStream(facts: DocumentFacts, producer: string, standard: PdfStandard | undefined): PdfStream {
  const date = `${facts.date.toISOString().slice(0, 19)}Z`;
  const parts = [
    description('dc', 'http://purl.org/dc/elements/1.1/', [
      element('dc:format', 'application/pdf'),
      element('dc:title', list('Alt', [facts.title])),
      ...(facts.author === undefined ? [] : [element('dc:creator', list('Seq', [facts.author]))]),
      ...(facts.subject === undefined ? [] : [element('dc:description', list('Alt', [facts.subject]))]),
      ...(facts.keywords.length === 0 ? [] : [element('dc:subject', list('Bag', facts.keywords))]),
      element('dc:language', list('Bag', [facts.language])),
    ]),
    description('xmp', 'http://ns.adobe.com/xap/1.0/', [element('xmp:CreatorTool', 'spp'), element('xmp:CreateDate', date), element('xmp:ModifyDate', date), element('xmp:MetadataDate', date)]),
    description('pdf', 'http://ns.adobe.com/pdf/1.3/', [element('pdf:Producer', escape(producer)), ...(facts.keywords.length === 0 ? [] : [element('pdf:Keywords', escape(facts.keywords.join(', ')))])]),
    description('pdfuaid', 'http://www.aiim.org/pdfua/ns/id/', [element('pdfuaid:part', '1')]),
    ...(standard === undefined ? [] : [description('pdfaid', 'http://www.aiim.org/pdfa/ns/id/', [element('pdfaid:part', '2'), element('pdfaid:conformance', 'B')]), extension]),
  ];
  const text = `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
${parts.join('\n')}
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
  return new PdfStream(new Map<string, PdfValue>([['Type', new PdfName('Metadata')], ['Subtype', new PdfName('XML')]]), Buffer.from(text));
}

function description(prefix: string, namespace: string, elements: readonly string[]): string {
  return `<rdf:Description rdf:about="" xmlns:${prefix}="${namespace}">\n${elements.join('\n')}\n</rdf:Description>`;
}

function element(name: string, content: string): string {
  return `<${name}>${content}</${name}>`;
}

function list(kind: 'Alt' | 'Seq' | 'Bag', items: readonly string[]): string {
  const lang = kind === 'Alt' ? ' xml:lang="x-default"' : '';
  return `<rdf:${kind}>${items.map((item) => `<rdf:li${lang}>${escape(item)}</rdf:li>`).join('')}</rdf:${kind}>`;
}

function escape(text: string): string {
  // XML 1.0 has no place for other control characters, not even escaped.
  // oxlint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** ISO 19005-2 (6.6.2.3.3) wants schemas described that it does not know; pdfuaid is younger than it. */
const extension = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file is made</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`;
