import { parseObject, type Provider, refusal, textsOf, unreadableAnswer } from './provider.js';

/** https://developers.deepl.com/docs/api-reference/translate: 50 texts and 128 KiB a request; terms go up as a glossary that is taken down at the end. */
export function deepl(key: string, base = key.endsWith(':fx') ? 'https://api-free.deepl.com' : 'https://api.deepl.com'): Provider {
  const headers = { authorization: `DeepL-Auth-Key ${key}` };
  const glossaries = new Map<string, string>();
  const tags = { en: 'EN', zh: 'ZH' } as const;
  return {
    name: 'deepl',
    markup: 'xml',
    limits: { texts: 40, characters: 30_000 },
    async translate({ texts, source, target, terms }, ask) {
      const entries = terms.map((term) => `${term.source}\t${term.target}`).join('\n');
      let glossary = glossaries.get(entries);
      if (entries !== '' && glossary === undefined) {
        const made = await ask({ url: `${base}/v2/glossaries`, headers, body: { name: 'spp', source_lang: source, target_lang: target, entries, entries_format: 'tsv' } });
        const id = 'text' in made && made.status < 300 ? parseObject(made.text)?.['glossary_id'] : undefined;
        // Without it the terms are verified all the same.
        if (typeof id === 'string') glossaries.set(entries, (glossary = id));
      }
      const body = { text: texts, source_lang: tags[source], target_lang: tags[target], tag_handling: 'xml', ...(glossary !== undefined && { glossary_id: glossary }) };
      const reply = await ask({ url: `${base}/v2/translate`, headers, body });
      if ('failure' in reply) return reply;
      if (reply.status !== 200) return { failure: refusal('DeepL', reply) };
      const list = parseObject(reply.text)?.['translations'];
      const found = textsOf(Array.isArray(list) ? list.map((each) => (each as { text?: unknown } | null)?.text) : undefined, texts.length);
      return found ? { texts: found } : { failure: unreadableAnswer('DeepL') };
    },
    async close(ask) {
      for (const id of glossaries.values()) await ask({ url: `${base}/v2/glossaries/${encodeURIComponent(id)}`, method: 'DELETE', headers });
    },
  };
}
