// The layers of docs/architecture.md: imports go downwards only. Read by the gate, and by tests/layers.test.ts, which plants violations.
// Folders of one level do not import each other.
const layers = [
  ['model'],
  ['text'],
  ['lang'],
  ['schema'],
  ['glossary', 'translation', 'markdown'],
  ['checks', 'render', 'exchange', 'report'],
  ['core'],
  ['io'],
  ['cli'],
];
// The side-effect layer sees values only: it is joined with the rest in cli.
const narrower = { io: ['model', 'text'] };
// checks read terms and editions; report prints diagnostics and needs neither.
const packages = {
  'puppeteer-core': ['io'],
  '@sparticuz/chromium': ['io'],
  sharp: ['io'],
  unified: ['markdown'],
  handlebars: ['render'],
  commander: ['cli'],
  yaml: ['schema'],
  zod: ['schema'],
  qrcode: ['render'],
  nodemailer: ['render'],
  saxes: ['exchange'],
  fflate: ['exchange', 'render'],
  diff: ['text'],
  'string-width': ['text'],
  'fastest-levenshtein': ['text'],
};
const names = layers.flat();
const place = (name) => `(^|/)src/${name}/`;

const upward = names.flatMap((name) => {
  const level = layers.findIndex((layer) => layer.includes(name));
  const below = narrower[name] ?? layers.slice(0, level).flat();
  const banned = names.filter((other) => other !== name && !below.includes(other));
  // An empty list would ban everything.
  if (banned.length === 0) return [];
  return {
    name: `layer-${name}`,
    severity: 'error',
    comment: `${name} may import: ${below.join(', ') || 'nothing'}`,
    from: { path: place(name), pathNot: '\\.test\\.ts$' },
    to: { path: banned.map(place) },
  };
});

const owned = Object.entries(packages).map(([dependency, owners]) => ({
  name: `package-${dependency.replace(/\W+/g, '-')}`,
  severity: 'error',
  comment: `${dependency} is used in ${owners.join(', ')} alone`,
  from: { path: '(^|/)src/', pathNot: [...owners.map(place), '\\.test\\.ts$'] },
  to: { path: `node_modules/${dependency}/`, dependencyTypesNot: ['type-only'] },
}));

module.exports = {
  forbidden: [
    ...upward,
    ...owned,
    { name: 'unknown-layer', severity: 'error', from: { path: '(^|/)src/', pathNot: [...names.map(place), '\\.test\\.ts$'] }, to: {} },
    { name: 'unknown-layer', severity: 'error', from: {}, to: { path: '(^|/)src/', pathNot: names.map(place) } },
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'side-effects-in-io-and-cli',
      severity: 'error',
      from: { path: '(^|/)src/', pathNot: [place('io'), place('cli'), '\\.test\\.ts$'] },
      to: { dependencyTypes: ['core'], path: '^(fs|fs/promises|process|child_process|worker_threads|net|http|https|os|readline|module)$' },
    },
    { name: 'unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
    moduleSystems: ['es6'],
  },
};
