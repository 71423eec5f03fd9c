import type { Rule } from './rule.js';

/** What is known of a rule that is raised while reading, configuring or writing, instead of by a check over an edition. */
export type HostRule = Pick<Rule, 'id' | 'severity' | 'title' | 'why'>;

function rule(id: HostRule['id'], severity: HostRule['severity'], title: readonly [zh: string, en: string], why: readonly [zh: string, en: string]): HostRule {
  return { id, severity, title: { zh: title[0], en: title[1] }, why: { zh: why[0], en: why[1] } };
}

/** Rules raised by readers, settings and outputs: listed and explained with the others. `severity` is the usual one. */
export const hostRules: readonly HostRule[] = [
  rule('structure/directive', 'error', ['无法识别或写错的指令', 'Unknown or malformed directive'], ['`:::` 开头的块只有几种。写错名称时内容会照样输出，但样式会丢失。', 'Only a few blocks begin with `:::`. Under a wrong name the text is kept and its layout is lost.']),
  rule('structure/raw-html', 'error', ['不允许的 HTML', 'HTML outside the safe set'], ['正文只允许 sup、sub、kbd、mark、small、u、br、abbr 等行内标签；其他 HTML 在邮件里不可靠，也不安全。', 'Only inline tags such as sup, sub, mark and abbr are let through: other HTML is unreliable in mail and unsafe.']),
  rule('input/encoding', 'error', ['无法识别的文字编码', 'Text in an encoding that cannot be read'], ['文件应为 UTF-8。其他编码若不能确定就不读取，以免出现乱码。', 'Files are UTF-8. Another encoding is refused unless it is certain, so that no letter is lost.']),
  rule('input/front-matter', 'error', ['文件头没有结束', 'Front matter without an end'], ['文件头由两行 `---` 围住；少了第二行，正文会被当作设置。', 'Front matter stands between two lines of `---`; without the second the text would be read as settings.']),
  rule('input/syntax', 'error', ['文件头的 YAML 语法错误', 'YAML mistake in front matter'], ['文件头是 YAML；语法错误会使标题等设置失效。', 'Front matter is YAML; a mistake there loses the title and all else it sets.']),
  rule('input/invalid', 'error', ['文件头或 issue.yml 的值不符合要求', 'Value that does not fit in front matter or issue.yml'], ['每个键都有规定的类型，例如日期写成 2024-03-07。', 'Every key has its type: a date, for instance, is written 2024-03-07.']),
  rule('input/unknown-key', 'warning', ['文件头里不认识的键', 'Unknown key in front matter'], ['多半是拼写错误；不认识的键会保留，但不起作用。', 'Mostly a slip of spelling; an unknown key is kept and does nothing.']),
  rule('input/too-large', 'error', ['文件或段落过大', 'File or paragraph too large'], ['过大的文件会使解析停不下来，先行拒绝。', 'Parsing would not end in reasonable time, so it is refused before.']),
  rule('input/too-deep', 'error', ['嵌套过深', 'Nesting too deep'], ['过深的嵌套会使解析停不下来，先行拒绝。', 'Parsing would not end in reasonable time, so it is refused before.']),
  rule('input/unreadable', 'error', ['读不了的文件', 'File that cannot be read'], ['文件不存在、没有权限或不在允许的文件夹内。', 'It is not there, may not be read, or lies outside the folder.']),
  rule('input/not-found', 'error', ['找不到的期次或文件', 'Issue or file that is not there'], ['写明的输入没有匹配任何内容，这不等于“没有问题”。', 'An input that matches nothing is not the same as no problems found.']),
  rule('input/format', 'error', ['不支持的文件类型', 'Kind of file that is not supported'], ['起草文件是 Markdown（.md）。', 'Drafts are Markdown files (.md).']),
  rule('input/no-workspace', 'error', ['没有工作区', 'No workspace'], ['从当前文件夹向上没有 spp.yml。', 'There is no spp.yml from the current folder upwards.']),
  rule('input/same-output', 'error', ['两个输入写到同一处', 'Two inputs with one output'], ['两个文件的输出会互相覆盖。', 'The output of one would overwrite that of the other.']),
  rule('input/picture', 'error', ['不能使用的图片', 'Picture that cannot be used'], ['图片损坏、过大，或不是 PNG、JPEG、GIF、WebP、SVG。', 'It is damaged, too large, or none of PNG, JPEG, GIF, WebP and SVG.']),
  rule('input/usage', 'error', ['命令行写错', 'Mistake on the command line'], ['选项或参数不认识。', 'An option or argument is not known.']),
  rule('input/environment', 'error', ['缺少运行所需的环境', 'Something the machine lacks'], ['例如没有可用的浏览器。', 'There is, for instance, no browser to print with.']),
  rule('input/bug', 'error', ['spp 自身的错误', 'A bug in spp'], ['请把报告中的内容发给维护者。', 'Please send what is reported to the maintainers.']),
  rule('config/syntax', 'error', ['spp.yml 的 YAML 语法错误', 'YAML mistake in spp.yml'], ['语法错误会使全部设置失效。', 'A mistake loses all settings.']),
  rule('config/invalid', 'error', ['spp.yml 的值不符合要求', 'Value that does not fit in spp.yml'], ['每个键都有规定的类型和取值。', 'Every key has its type and values.']),
  rule('config/unknown-key', 'error', ['spp.yml 里不认识的键', 'Unknown key in spp.yml'], ['拼错的设置不起作用，却让人以为起了作用。', 'A misspelt setting does nothing while one believes it does.']),
  rule('config/unknown-rule', 'error', ['不存在的规则', 'Rule that does not exist'], ['`rules:` 里的规则名写错，等于没有设置。', 'A rule misspelt under `rules:` is not set at all.']),
  rule('config/suppression', 'error', ['写错的关闭注释', 'Malformed suppression comment'], ['规则名写错的注释什么也没有关闭。', 'A comment with a misspelt rule switches nothing off.']),
  rule('config/unused-suppression', 'warning', ['没有用到的关闭注释', 'Suppression that suppresses nothing'], ['问题改好之后注释还留着，会掩盖以后的错误。', 'Left behind after the fault was mended, it hides the next one.']),
  rule('glossary/syntax', 'error', ['术语表的 YAML 语法错误', 'YAML mistake in the glossary'], ['语法错误的术语表不能用来检查。', 'A glossary with a mistake cannot be used for checks.']),
  rule('glossary/invalid', 'error', ['术语表条目不符合要求', 'Glossary entry that does not fit'], ['每个条目至少有唯一的标识、类别、英文名和中文首选名。', 'A concept needs a unique id, a kind, an English name and a preferred Chinese name.']),
  rule('glossary/unknown-key', 'error', ['术语表里不认识的键', 'Unknown key in the glossary'], ['拼错的键不起作用。', 'A misspelt key does nothing.']),
  rule('glossary/first-mention', 'warning', ['要求首次注明缩写却没有缩写', 'First mention required without an abbreviation'], ['没有缩写就无法要求“名称（缩写）”。', 'Without an abbreviation there is nothing to give in brackets.']),
  rule('glossary/marks-inside', 'error', ['名称里含有应在外围的标点', 'Marks inside a name that stand around it'], ['书名号或引号由 `marks` 规定，不写进名称。', 'Title or quotation marks are set by `marks`, not written into the name.']),
  rule('glossary/former-undated', 'warning', ['旧称没有日期', 'Former name without a date'], ['没有日期就不知道从哪一期起不再使用。', 'Without a date nobody knows from which issue on it is wrong.']),
  rule('glossary/short-form', 'warning', ['过短的写法', 'Form that is too short'], ['过短的写法会在无关的词里匹配。', 'A form this short matches inside other words.']),
  rule('glossary/idle-guard', 'warning', ['不起作用的保护词', 'Guard word that guards nothing'], ['保护词应包含某个写法，否则不起作用。', 'A guard word must contain a form, or it does nothing.']),
  rule('glossary/forbidden-is-right', 'error', ['禁用的写法在别处是正确写法', 'Forbidden form that is right elsewhere'], ['同一写法不能既禁用又正确。', 'One form cannot be forbidden and right.']),
  rule('glossary/unreachable', 'warning', ['永远匹配不到的写法', 'Form that can never match'], ['它总是包含在更长的写法或保护词里。', 'A longer form or guard word always covers it.']),
  rule('glossary/duplicate-form', 'warning', ['条目内重复的写法', 'Form listed twice in one concept'], ['同一写法只需列一次。', 'Once is enough.']),
  rule('glossary/shared-form', 'warning', ['多个条目共用的写法', 'Form shared by several concepts'], ['检查时任一条目都算正确；请确认是有意为之。', 'In checks any of them will do; make sure that is meant.']),
  rule('glossary/shared-abbreviation', 'warning', ['多个条目共用的缩写', 'Abbreviation shared by several concepts'], ['缩写无法指明是哪一个。', 'The abbreviation cannot tell which is meant.']),
  rule('glossary/edit', 'error', ['无法写入术语表的修改', 'Change that cannot be written into the glossary'], ['术语表的写法使这处修改无法安全写入，请手工修改。', 'The way the file is written leaves no safe place for it: make the change by hand.']),
  rule('glossary/drafts', 'info', ['尚未确认的条目', 'Concepts still to be confirmed'], ['草稿条目只给出警告，确认后才作为错误。', 'Draft concepts give warnings only, until somebody confirms them.']),
  rule('exchange/invalid', 'error', ['交换文件不符合格式', 'Exchange file that breaks its format'], ['文件不符合 TBX 等格式的规定，不能读取。', 'It breaks the rules of its format, such as TBX, and cannot be read.']),
  rule('exchange/unreadable', 'error', ['读不了的交换文件', 'Exchange file that cannot be read'], ['文件损坏，或不是所说的格式。', 'It is damaged or not of the format it claims.']),
  rule('theme/template', 'error', ['模板错误', 'Mistake in a template'], ['模板有语法错误，或用了没有提供的值。', 'The template has a syntax mistake or asks for a value it is not given.']),
  rule('theme/unknown', 'error', ['不存在的主题', 'Theme that does not exist'], ['主题是 templates/themes/ 下的文件夹。', 'A theme is a folder under templates/themes/.']),
  rule('pdf/missing-glyph', 'error', ['字体缺字', 'Character without a glyph'], ['缺字在 PDF 里显示为方框，读者看不懂，复制出来却看似正常。', 'It would show as a box, though the copied text still looks right.']),
  rule('pdf/structure', 'error', ['PDF 结构不完整', 'Incomplete structure of the PDF'], ['打印出的 PDF 缺少应有的结构，无法完成后续处理。', 'The printed PDF lacks what the finishing needs.']),
  rule('pdf/type3-font', 'error', ['Type 3 字体', 'Type 3 font'], ['Type 3 字体体积大、显示粗糙。', 'Type 3 fonts are large and render badly.']),
  rule('pdf/font-not-embedded', 'error', ['字体没有嵌入', 'Font that is not embedded'], ['没有嵌入的字体换一台电脑就会变样。', 'On another machine the text would look different.']),
  rule('pdf/outline', 'error', ['缺少书签', 'Missing outline'], ['读者靠书签在 PDF 中跳转。', 'Readers navigate the PDF by its outline.']),
  rule('pdf/contents', 'error', ['目录页码不符', 'Contents that do not fit the pages'], ['目录里的页码与标题所在页不一致。', 'A page number in the contents is not the page of its heading.']),
  rule('pdf/untagged', 'error', ['没有结构标签', 'PDF without tags'], ['读屏软件需要结构标签才能朗读。', 'Screen readers need the tags.']),
  rule('pdf/figure-alt', 'error', ['图片缺少替代文字', 'Figure without alternative text'], ['PDF 里的图片应有替代文字。', 'A figure in the PDF needs its alternative text.']),
  rule('pdf/outside-request', 'error', ['打印时请求外部内容', 'Request for something outside while printing'], ['打印的文档必须自足，不得读取文件或网络。', 'The printed document is self-contained: it may load no file and no address.']),
];
