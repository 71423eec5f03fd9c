import type { GlossaryFile } from '../schema/glossary.js';

/** A concept as `glossary.yml` holds it, defaults written out. */
export type GlossaryConcept = GlossaryFile['concepts'][number];
