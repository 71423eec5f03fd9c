import type { Rule } from '../rule.js';
import { asHabit, atSpan, isAdvice, isHabit } from '../scan.js';

/** A picture that lives on another server. */
export const remote: Rule = {
  id: 'image/remote',
  severity: 'warning',
  title: { zh: '远程图片', en: 'Picture on another server' },
  why: {
    zh: '生成时不联网，远程图片不会显示，对方改版后更会丢失。请存入本期的 images/ 文件夹。',
    en: 'Nothing is fetched while building, so a remote picture is not shown, and it is gone when its site changes. Save it into the issue’s images/ folder.',
  },
  examples: [
    { lang: 'zh', markdown: '![会议大厅](https://example.org/hall.png)\n', finds: [{ actual: '![会议大厅](https://example.org/hall.png)' }] },
    { lang: 'en', markdown: '![A hall](images/hall.png)\n', finds: [] },
  ],
  *check({ edition, bulletin }) {
    const found = edition.images
      .filter(({ kind }) => kind === 'remote')
      .map(({ url, span }) =>
        atSpan(edition, span, {
          message: { zh: `远程图片“${url}”不会显示，应存入本期文件夹`, en: `Unexpected remote picture “${url}”, expected a file in the issue’s folder: it will not be shown` },
        }),
      );
    if (!isAdvice(found.length, bulletin.kind) && !isHabit(found.length, 0)) yield* found;
    else yield* asHabit(found, { zh: `${found.length}幅远程图片不会显示，应存入本期文件夹`, en: `Unexpected ${found.length} remote pictures, expected files in the issue’s folder: they will not be shown` });
  },
};
