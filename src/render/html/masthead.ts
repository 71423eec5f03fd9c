import { languageOf } from '../../lang/registry.js';
import type { RenderInput } from '../renderer.js';

/** Plain words over the text of every medium. */
interface MastheadWords {
  readonly title: string;
  /** Network and programme, as far as the title does not name them. */
  readonly kicker: string | null;
  /** Number and date of the issue. */
  readonly line: string | null;
  readonly slogan: string | null;
}

export function mastheadWords({ edition, brand, bulletin }: RenderInput): MastheadWords {
  const { info } = bulletin;
  const language = languageOf(edition.lang);
  // A file without a title is named by who publishes it, else by itself.
  const title = edition.meta.title ?? brand.programme ?? brand.network ?? bulletin.id;
  const numbered = info.issue !== undefined || info.number !== undefined;
  const line = [numbered ? language.words.issueLine(info) : '', info.date === undefined ? '' : language.formatDay(info.date)];
  return {
    title,
    kicker: joined([brand.network, brand.programme].filter((name) => name !== undefined && !title.includes(name))),
    line: joined(line),
    slogan: edition.meta.slogan ?? brand.slogan ?? null,
  };
}

function joined(parts: readonly (string | undefined)[]): string | null {
  const kept = [...new Set(parts)].filter((part) => part !== undefined && part !== '');
  return kept.length === 0 ? null : kept.join(' · ');
}
