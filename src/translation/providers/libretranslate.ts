import { parseObject, type Provider, refusal, textsOf, unreadableAnswer } from './provider.js';

/** https://docs.libretranslate.com/api/operations/translate/: a list of texts in, a list out. It knows no glossary. */
export function libretranslate(base: string, key: string | undefined): Provider {
  return {
    name: 'libretranslate',
    markup: 'html',
    limits: { texts: 20, characters: 4000 },
    hidesTerms: true,
    async translate({ texts, source, target }, ask) {
      const reply = await ask({ url: `${base}/translate`, body: { q: texts, source, target, format: 'html', ...(key !== undefined && { api_key: key }) } });
      if ('failure' in reply) return reply;
      if (reply.status !== 200) return { failure: refusal('LibreTranslate', reply) };
      const found = textsOf(parseObject(reply.text)?.['translatedText'], texts.length);
      return found ? { texts: found } : { failure: unreadableAnswer('LibreTranslate') };
    },
  };
}
