declare module 'handlebars/dist/cjs/handlebars/compiler/base.js' {
  /** @throws {Error} with the line in its message, or in `lineNumber` and `column`, for what is no Handlebars. */
  export function parse(source: string): hbs.AST.Program;
}
