import { genericAlts } from '../../lang/pictures.js';
import type { Finding } from '../../model/diagnostic.js';
import type { Edition, ImageUse } from '../../model/edition.js';
import type { Rule } from '../rule.js';
import { asHabit, atSpan, isAdvice } from '../scan.js';

/** A picture that says nothing to those who do not see it (WCAG 2.2, 1.1.1). */
export const alt: Rule = {
  id: 'image/alt',
  severity: 'error',
  title: { zh: '图片缺少有用的替代文字', en: 'Picture without useful alternative text' },
  why: {
    zh: '许多邮箱默认不显示图片，读屏软件也只读替代文字。请用一句话说明图上有什么，不要写文件名，也不要重复图注。',
    en: 'Many mail programs block pictures, and screen readers read only the alternative text. Say in one sentence what is seen: no file name, no repeated caption.',
  },
  examples: [
    { lang: 'zh', markdown: '![](images/hall.png)\n', finds: [{ actual: '![](images/hall.png)' }] },
    { lang: 'en', markdown: '![hall-2022.png](images/hall-2022.png)\n', finds: [{ actual: '![hall-2022.png](images/hall-2022.png)' }] },
    { lang: 'zh', markdown: '![会议现场](images/hall.png "会议现场")\n', finds: [{ actual: '![会议现场](images/hall.png "会议现场")' }] },
    { lang: 'zh', markdown: '![会议大厅里坐着各国代表](images/hall.png "2022年高级别政治论坛")\n', finds: [] },
  ],
  *check({ edition, bulletin }) {
    const found = edition.images.flatMap((image) => judge(edition, image) ?? []);
    // Each picture of an issue is a task; of a file from elsewhere that does without such texts, one report tells it.
    if (!isAdvice(found.length, bulletin.kind)) yield* found;
    else yield* asHabit(found, { zh: `${found.length}幅图片缺少有用的替代文字，应各有一句话说明图上有什么`, en: `Unexpected ${found.length} pictures without useful alternative text, expected a sentence on what is seen in each` });
  },
};

const fileEnding = /\.(?:png|jpe?g|gif|webp|svg|bmp|tiff?)$/iu;
// IMG_20220712, DSC0001, image1, 微信图片_20220712: names that cameras and programs give.
const cameraName = /^(?:img|dsc|dscn|image|screenshot|screen shot|photo|pic|微信图片|微信截图|屏幕截图|截屏)[-_ ]?\d[\d_ -]*$/iu;

function judge(edition: Edition, { alt: text, caption, span, url }: ImageUse): Finding | undefined {
  const said = text.trim();
  if (said === '') {
    return atSpan(edition, span, {
      message: { zh: '图片没有替代文字，应有一句话说明图上有什么', en: 'Unexpected empty alternative text, expected a sentence on what is seen' },
    });
  }
  if (fileEnding.test(said) || cameraName.test(said) || said === fileName(url)) {
    return atSpan(edition, span, {
      severity: 'warning',
      message: { zh: `替代文字“${said}”只是文件名，应说明图上有什么`, en: `Unexpected file name “${said}” as alternative text, expected what is seen` },
    });
  }
  if (genericAlts.has(said.toLowerCase())) {
    return atSpan(edition, span, {
      severity: 'warning',
      message: { zh: `替代文字“${said}”没有说明图上有什么`, en: `Unexpected alternative text “${said}”, expected what is seen` },
    });
  }
  if (caption !== undefined && caption.trim() === said) {
    return atSpan(edition, span, {
      severity: 'warning',
      message: { zh: '替代文字与图注相同，应说明图上有什么', en: 'Unexpected alternative text equal to the caption, expected what is seen' },
    });
  }
  return undefined;
}

/** The last part of a path without its ending, if it looks like a name given by a machine (it holds no Han character or space). */
function fileName(url: string): string | undefined {
  const stem = url.slice(url.lastIndexOf('/') + 1).replace(fileEnding, '');
  return /^[\w-]+$/u.test(stem) && /[\d_-]/u.test(stem) ? stem : undefined;
}
