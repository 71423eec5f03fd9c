// The parser alone: what Handlebars compiles and runs takes ten times as long, and looks for fields in prototypes unless it is kept from it.
// A module of its own, so that a build without partials of the workspace's does not load it.
export { parse } from 'handlebars/dist/cjs/handlebars/compiler/base.js';
