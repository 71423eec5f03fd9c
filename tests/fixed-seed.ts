import fc from 'fast-check';

/** Whether a commit passes must not be a matter of luck: `npm test` tries the same random inputs each time, `npm run test:exhaustive` new ones. */
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20_261_122 });
