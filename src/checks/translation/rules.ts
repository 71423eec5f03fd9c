import type { Rule } from '../rule.js';

type TranslationRule = Pick<Rule, 'id' | 'severity' | 'title' | 'why'>;

function rule(id: TranslationRule['id'], severity: TranslationRule['severity'], title: readonly [zh: string, en: string], why: readonly [zh: string, en: string]): TranslationRule {
  return { id, severity, title: { zh: title[0], en: title[1] }, why: { zh: why[0], en: why[1] } };
}

/** Rules over what is recorded of a translation: raised by `check` and by the `translate` commands, as they need more than an edition. */
export const translationRules: readonly TranslationRule[] = [
  rule('translation/stale', 'error', ['原文已改而译文未改', 'Translation of a source that changed since'], ['原文改动后，译文说的是旧内容。改好译文即可；译文无须改动时用 spp translate learn --accept 认可。只在该期有 segments.jsonl 时检查。', 'The translation says what the source said before. Bring it up to date, or accept it with spp translate learn --accept where nothing is to change. Checked where an issue has a segments.jsonl.']),
  rule('translation/missing', 'warning', ['没有译文的句段', 'Segment without a translation'], ['spp translate status 列出；可由翻译记忆、翻译工具或机器补上。', 'Listed by spp translate status; memory, translators or a machine fill it in.']),
  rule('translation/unreviewed', 'info', ['译文待审', 'Translation that nobody has reviewed'], ['机器译文和新译文须有人看过才算完成。', 'New and machine-made translations are done when somebody has read them.']),
  rule('translation/comment', 'info', ['审校意见', 'Comment of a reviewer'], ['在审校页写下的意见，处理后在页上删去即可。', 'Written on the review page; delete it there when it is dealt with.']),
  rule('translation/removed', 'warning', ['原文已删而译文还在', 'Translation of a sentence that the source no longer has'], ['原文删去的内容，译文也应删去，或在原文中补回。', 'What the source dropped should go from the translation, too, or come back.']),
  rule('translation/record', 'error', ['句段记录或翻译记忆读不了', 'Record or memory that cannot be read'], ['segments.jsonl 和 memory.jsonl 每行是一个 JSON 对象；合并冲突的标记会使其读不了。', 'Each line of segments.jsonl and memory.jsonl is one JSON object; marks left by a merge break them.']),
  rule('translation/codes', 'error', ['译文的行内标记有误', 'Wrong inline codes in a translation'], ['标记代表加粗、链接等；缺一个就会丢格式或链接，所以整个单元都不采用。', 'Codes stand for bold type, links and the like: with one lost, formatting or a link would be lost, so the unit is not applied.']),
  rule('translation/source-changed', 'error', ['交回的译文依据的是另一个原文', 'Translation of another source than the draft’s'], ['交出之后原文有改动，或翻译工具改了原文；译文可能不再对。', 'The source was edited after it went out, or in the translation tool: the translation may no longer fit.']),
  rule('translation/unknown-segment', 'error', ['原文稿里没有的句段', 'Segment that the draft does not have'], ['这一句已从原文删去，或文件属于另一份稿件。', 'The sentence left the source, or the file belongs to another draft.']),
  rule('translation/partial', 'info', ['交回的文件里缺少的句段', 'Segment that a returned file lacks'], ['文件不全时其余照常采用，缺的仍待译。', 'The rest is applied, and what is missing stays to be translated.']),
  rule('translation/order', 'info', ['交回的文件次序不同', 'Returned file in another order'], ['次序不影响采用：译文按标识各归原位。', 'Order does not matter: each translation goes by its id.']),
  rule('translation/term', 'warning', ['机器译文没有用术语', 'Machine translation without the glossary’s term'], ['术语表的名称没有出现在译文里，请人改定。', 'The glossary’s name does not stand in the translation; somebody must mend it.']),
  rule('translation/unwritten', 'error', ['译文写不进稿件', 'Translation that cannot be written into the draft'], ['写成 Markdown 会改变意思，或译文稿里没有它的位置。', 'As Markdown it would mean something else, or the draft has no place for it.']),
  rule('translation/moved', 'error', ['稿件在写入时被改动', 'Draft that changed while it was written'], ['别人的改动不会被覆盖；请再运行一次。', 'Nobody’s change is overwritten; run again.']),
];
