// The ways in which each target is looked at, and what is done to a page before.

const screens = [375, 700].flatMap((width) => ['light', 'dark'].map((scheme) => ({ name: `${scheme}-${width}`, width, scheme })));

export const looks = {
  email: [
    ...screens,
    { name: 'forced-dark-375', width: 375, forced: true, scheme: 'dark', styles: 'inline' },
    { name: 'forced-dark-700', width: 700, forced: true, scheme: 'dark', styles: 'inline' },
    { name: 'images-off-320', width: 320, images: false },
    { name: 'images-off-700', width: 700, images: false },
    { name: 'styles-stripped-375', width: 375, styles: false },
  ],
  web: [
    ...[375, 700, 1200].flatMap((width) => ['light', 'dark'].map((scheme) => ({ name: `${scheme}-${width}`, width, scheme }))),
    { name: 'printed', width: 794, media: 'print' },
    { name: 'images-off-375', width: 375, images: false },
    { name: 'styles-stripped-375', width: 375, styles: false },
  ],
  wechat: [
    { name: 'light-375', width: 375, article: true },
    { name: 'dark-375', width: 375, night: true },
  ],
  'wechat-preview': [{ name: 'light-1200', width: 1200 }, { name: 'light-375', width: 375 }],
  text: [{ name: 'light-700', width: 700 }],
  print: [{ name: 'first-page', width: 794, media: 'print', height: 1123 }],
};

/** Runs in the page. `styles: 'inline'`: without style elements, as in programs that drop them. */
export function stripped({ pattern, base, images, styles, article }) {
  for (const image of document.images) {
    if (!images) image.src = 'about:blank';
    else if (new RegExp(pattern, 'u').test(image.src)) image.src = `${base}/${image.src.replace(new RegExp(pattern, 'u'), '')}`;
  }
  if (styles !== true) for (const element of document.querySelectorAll('style, meta[name=color-scheme]')) element.remove();
  if (styles === false) for (const element of document.querySelectorAll('[style], [bgcolor]')) ['style', 'bgcolor'].forEach((name) => element.removeAttribute(name));
  if (article) document.body.style = 'margin:0;padding:24px 18px;background:#fff;color:#191919';
}

/** An article with the colours that WeChat gives it at night, by its published algorithm. */
export function wechatAtNight(html, { darkGround, darkText, rgb }) {
  const css = (color) => `rgb(${color.map(Math.round).join(',')})`;
  const stack = [{ color: rgb('#191919'), ground: undefined }];
  return html.replace(/<(\/?)([a-z0-9]+)([^>]*)>/gu, (tag, closing, name, attributes) => {
    if (closing) stack.pop();
    if (closing || ['img', 'br', 'hr'].includes(name)) return tag;
    const own = /style="([^"]*)"/u.exec(attributes)?.[1] ?? '';
    const color = /(?:^|;)color:(#[0-9A-F]{6})/iu.exec(own)?.[1];
    const ground = /background:(#[0-9A-F]{6})/iu.exec(own)?.[1];
    const frame = { color: color ? rgb(color) : stack.at(-1).color, ground: ground ? rgb(ground) : stack.at(-1).ground };
    stack.push(frame);
    const night = darkGround(frame.ground);
    const style = `${own.replace(/border([a-z-]*):(\S+ \S+) #[0-9A-F]{6}/giu, 'border$1:$2 #4a4a4a')};${ground ? `background:${css(night)};` : ''}color:${css(darkText(frame.color, night))}`;
    return `<${name}${attributes.replace(/ style="[^"]*"/u, '')} style="${style}">`;
  });
}
