export type { FontFace, FontLibrary, FontSelection } from '../model/fonts.js';
