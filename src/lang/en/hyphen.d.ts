declare module 'hyphen/en-us/index.js' {
  const hyphen: { hyphenateSync(text: string, options?: { readonly minWordLength?: number }): string };
  export default hyphen;
}
