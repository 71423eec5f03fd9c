/** Link texts that do not say where the link leads, without spaces and marks, lower case, in any language (WCAG 2.2, 2.4.4). */
export const emptyLinkTexts: ReadonlySet<string> = new Set([
  '点击这里', '点这里', '点击此处', '点此', '点我', '点击', '这里', '此处', '这儿', '链接', '网址', '此链接', '该链接',
  'here', 'clickhere', 'click', 'thislink', 'link', 'this', 'thispage', 'url',
]);

/** Texts that do for one link beside its article, and say nothing when several links of a document bear them. */
export const repeatableLinkTexts: ReadonlySet<string> = new Set([
  '详情', '详情参阅', '查看详情', '更多', '更多信息', '更多内容', '了解更多', '了解详情', '阅读更多', '阅读全文', '查看更多', '查看全文', '查看原文', '原文', '原文链接', '全文', '下载', '详见', '详情请见', '详情见此',
  'more', 'readmore', 'learnmore', 'seemore', 'findoutmore', 'moreinformation', 'details', 'moredetails', 'fulltext', 'readthefullstory', 'download', 'continuereading', 'source',
]);

/** A link's text as the lists above have it. */
export function bareLinkText(text: string): string {
  return text.toLowerCase().replaceAll(/[\s。，、：:；.,!！?？…>»›→⇒▶[\]【】（）()“”"「」*·-]/gu, '');
}
