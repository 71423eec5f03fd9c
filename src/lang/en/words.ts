/** Closed lists of English words that rules mixed text ask for. */

function list(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/u).filter(Boolean));
}

/** Words that carry grammar, not meaning: in a Chinese sentence they are never a name. `a` and `I` double as labels and are left out. */
export const functionWords = list(`
  an and are as at be been but by can could for from had has have he her his if in into is it its may more most must nor not of on or
  our over shall she should so such than that the their them then there these they this those through to under upon us was we were
  what when where which while who will with within without would you your
`);

/** Function words that link two nouns: beside a capitalised name they are left over; `in` and `on` may end a phrasal verb (Sign in). */
export const linkingWords = list('and or of from with for the');

/**
 * Everyday words of programme and policy news. Each has a plain Chinese equivalent and none is a loan word that Chinese writers
 * keep (software jargon such as “issue” or “commit” is not here).
 */
export const plainWords = list(`
  achieve achievements actions activities activity additional agencies agency agreement although annual approach approaches
  authorities authority available awareness benefit benefits biodiversity businesses capacity challenges circularity
  cities citizens climate collaboration commitment communities companies conference consultation consumers consumption
  cooperation cooperative countries country criteria declaration decision decisions delegates developing development
  economic economies economy effective efforts emissions energy environment environmental environmentally events experts
  financial food friendly funding goals governance government governments
  growth guidance health impacts implementation important improve including industries industry information initiative
  initiatives innovation innovative institutions international investment knowledge labour launched leaders 
  market markets measures meeting meetings methodology ministry national natural nature needs network networks objective
  objectives opportunities organisation organisations organization organizations outcomes overall participants partners partnership
  partnerships plastics policies policy political pollution poverty practices priorities procurement
  products programme programmes progress promote promoting protection published purchasers purchasing quality
  recommendations regional regions regulation regulations report reports representatives researchers responsible
  sector sectors services several social societies society solutions stakeholder stakeholders standards strategic strategies strategy
  strengthen suppliers sustainability sustainable sustainably systems technical textiles together  
  transition transparency transparent welfare women workers working workshop workshops worldwide youth
`);

/** Latin, units and set phrases that stay as they are in Chinese text. */
export const keptPhrases: readonly RegExp[] = [
  /^et al\.?$/u,
  /^(?:in|ex) (?:situ|vivo|vitro|silico)$/u,
  /^(?:de facto|ad hoc|per capita|pro bono|vice versa|status quo|a priori|in memoriam)$/u,
  /^(?:vs|versus|via|per)\.?$/u,
];
