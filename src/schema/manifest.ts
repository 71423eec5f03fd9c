import * as z from 'zod';

const file = z.object({
  /** Relative to the manifest, with `/`. */
  path: z.string().min(1),
  lang: z.enum(['zh', 'en']).optional(),
  format: z.enum(['email', 'eml', 'text', 'web', 'wechat', 'pdf', 'print', 'bilingual', 'docx', 'asset']),
  bytes: z.int().min(0),
  /** Lower-case hexadecimal. */
  sha256: z.string(),
});

/** `manifest.json` of an output folder: what stands there. Written by `build`, read back to replace it. */
export const manifestSchema = z.object({
  version: z.literal(1),
  /** Folder name of the issue, or the lone file's. */
  issue: z.string(),
  /** The browser that printed the PDF files, when there are any. */
  browser: z.string().optional(),
  files: z.array(file),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestFile = Manifest['files'][number];
