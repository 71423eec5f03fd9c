// Contact sheets for the documentation, each a picture of pictures from the gallery, and the overview of the README.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Names without theme and ending; `wide` is the width they are shown at. */
const emailRow = [
  ['issue-9.zh.email.light-700', 300],
  ['issue-9.zh.email.dark-375', 170],
  ['review-2024.en.email.light-375', 170],
  ['issue-9.zh.email.forced-dark-375', 170],
  ['issue-9.zh.email.images-off-320', 150],
  ['issue-9.zh.email.styles-stripped-375', 170],
];
const otherRow = [
  ['issue-9.zh.web.light-1200', 400],
  ['review-2024.zh.web.dark-700', 230],
  ['issue-9.en.web.light-375', 140],
  ['issue-9.zh.wechat.light-375', 150],
  ['issue-9.zh.wechat.dark-375', 150],
];
const sheets = ['green', 'plain'].flatMap((theme) => [
  { name: `gallery-email-${theme}.webp`, theme, row: emailRow },
  { name: `gallery-web-wechat-${theme}.webp`, theme, row: otherRow },
]);

async function compose(page, gallery, row, { height, background }) {
  const cells = await Promise.all(
    row.map(async ([name, width]) => {
      const data = `data:image/png;base64,${await readFile(join(gallery, `${name}.png`), 'base64')}`;
      return `<div style="width:${width}px;height:${height}px;overflow:hidden;border-radius:5px;box-shadow:0 3px 14px #0003;background:#fff"><img width="${width}" src="${data}"></div>`;
    }),
  );
  const width = row.reduce((sum, [, each]) => sum + each + 20, 20);
  await page.setViewport({ width, height: height + 40, deviceScaleFactor: 1.5 });
  await page.emulateMediaType('screen');
  await page.setContent(`<body style="margin:0;background:${background};display:flex;gap:20px;padding:20px">${cells.join('')}</body>`);
  await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
}

export async function makeSheets(page, gallery, folder) {
  await mkdir(folder, { recursive: true });
  for (const { name, theme, row } of sheets) {
    await compose(page, gallery, row.map(([file, width]) => [`${theme}.${file}`, width]), { height: 620, background: theme === 'green' ? '#dfe7e3' : '#dedede' });
    await writeFile(join(folder, name), await page.screenshot({ type: 'webp', quality: 72 }));
  }
  const overview = [['green.issue-9.zh.email.light-700', 520], ['green.issue-9.zh.email.dark-375', 240], ['green.review-2024.en.email.light-700', 330]];
  await compose(page, gallery, overview, { height: 600, background: '#dfe7e3' });
  await page.setViewport({ width: 1210, height: 640, deviceScaleFactor: 1 });
  await writeFile(join(folder, 'overview.png'), await page.screenshot());
}
