import { env } from 'node:process';

/** `npm run test:exhaustive`: everything that is to be tried. Else as much of it as CI has time for. */
export const exhaustive = env['SPP_EXHAUSTIVE'] === '1';
