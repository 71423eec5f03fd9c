import Handlebars from 'handlebars';
import type { Localized } from '../model/text.js';

const what = (zh: string, en: string): Localized => ({ zh, en });

/** What each partial draws, by its name: the same name is the same thing in every target. */
export const partialPurposes: Readonly<Record<string, Localized>> = {
  actions: what('编号行动（一、二、）', 'numbered actions'),
  article: what('文章标题及其内容', 'an article: its title and blocks'),
  break: what('分隔线', 'a rule between two parts'),
  button: what('按钮（单独成段的链接）', 'a button: a link that is a paragraph'),
  card: what('社交分享图', 'the picture that stands for the page when it is shared'),
  closing: what('结尾：问题、来源、联系方式', 'the end: question, source, contacts'),
  code: what('代码块', 'a block of code'),
  colophon: what('版权与联系方式', 'colophon and contacts'),
  colors: what('颜色变量', 'the colours as CSS variables'),
  columns: what('双栏纸面的样式', 'style of paper in two columns'),
  contact: what('一个联系单位', 'one office to write to'),
  contents: what('目录', 'the contents'),
  cover: what('宽屏上题图的边缘', 'the edges of the cover on wide screens'),
  dark: what('深色模式的颜色', 'colours of the dark scheme'),
  event: what('一项活动', 'one event'),
  events: what('活动列表', 'the list of events'),
  figure: what('图片与图注', 'a picture with its caption'),
  footer: what('页脚：单位、日期、退订', 'the foot: publisher, date, unsubscribe link'),
  foreword: what('前言', 'the foreword'),
  head: what('网页 <head> 中的信息', 'what stands in the page’s <head>'),
  heading: what('文章内的小标题', 'a heading within an article'),
  image: what('图片本身', 'the picture itself'),
  inline: what('行内文字的样式，每行一个元素', 'styles of words within a line, one element a line'),
  item: what('列表中的一项', 'an item of any list'),
  link: what('页面框架中的链接', 'a link of the frame'),
  links: what('链接清单', 'the list of addresses'),
  list: what('列表', 'a list'),
  masthead: what('刊头', 'the masthead'),
  media: what('图文并排', 'a picture with text beside it'),
  note: what('提示框', 'a note in a box'),
  notes: what('脚注', 'footnotes'),
  online: what('“查看网页版”一行', 'the line that leads to the web version'),
  page: what('整页框架', 'the frame of the whole page'),
  paragraph: what('段落', 'a paragraph'),
  partners: what('合作伙伴', 'partners'),
  picture: what('图片，或代替它的文字', 'a picture, or the words that stand for it'),
  preheader: what('收件箱中主题后的预览行', 'the line that inboxes show after the subject'),
  preview: what('公众号预览页', 'the page to copy the article from'),
  'preview-script': what('预览页的复制按钮', 'the copy button of that page'),
  'preview-style': what('预览页的样式', 'the style of that page'),
  qr: what('网页版二维码', 'the QR code of the web version'),
  quote: what('引文', 'a quotation'),
  records: what('窄表格，每行一条记录', 'a table too wide for the line, as records'),
  row: what('对照页的一行', 'a row of the side-by-side page'),
  sdg: what('可持续发展目标卡片', 'the card of a Sustainable Development Goal'),
  section: what('栏目', 'a section'),
  'section-body': what('栏目的内容', 'what a section holds'),
  signature: what('落款', 'a signature'),
  source: what('来源说明', 'the line about sources'),
  style: what('样式表', 'the style sheet'),
  table: what('表格', 'a table'),
  text: what('对照页中一侧的文字', 'the words of one side of that page'),
  tile: what('活动的日期格', 'the calendar leaf of an event'),
  title: what('标题行', 'a line that is a title'),
};

/** Words of the language itself, not fields. */
const helpers = new Set(['if', 'unless', 'each', 'with', 'lookup', 'eq', 'repeat', 'block', 'this']);

/**
 * The fields that a partial takes from what it is given, in order: not those of its parts (`{{#each items}}{{html}}`), nor shared
 * ones (`@words`). Empty for a partial that cannot be read.
 */
export function fieldsOf(source: string): readonly string[] {
  const fields = new Set<string>();
  class Reader extends Handlebars.Visitor {
    #depth = 0;
    override PathExpression({ data, depth, parts }: hbs.AST.PathExpression): void {
      const [first] = parts;
      if (!data && depth === this.#depth && typeof first === 'string' && !helpers.has(first)) fields.add(first);
    }
    override BlockStatement(block: hbs.AST.BlockStatement): void {
      const opens = /^(?:each|with)$/.test(block.path.type === 'PathExpression' ? block.path.original : '');
      this.acceptArray(block.params);
      if (opens) this.#depth += 1;
      this.accept(block.program);
      if (opens) this.#depth -= 1;
      this.accept(block.inverse);
    }
    override PartialStatement(partial: hbs.AST.PartialStatement): void {
      // Its name is no field.
      this.acceptArray(partial.params);
    }
  }
  try {
    new Reader().accept(Handlebars.parse(source));
  } catch {
    return [];
  }
  return [...fields];
}
