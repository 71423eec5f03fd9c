/** Alternative texts that only say that there is a picture, in any language, lower case. */
export const genericAlts: ReadonlySet<string> = new Set([
  '图', '图片', '图像', '照片', '插图', '配图', '封面', '图标', '横幅', '海报', '截图', '示意图', '题图',
  'image', 'picture', 'photo', 'photograph', 'figure', 'graphic', 'illustration', 'icon', 'banner', 'cover', 'screenshot', 'img', 'alt text', 'alt',
]);
