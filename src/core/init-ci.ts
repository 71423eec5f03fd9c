/** A file to be made. */
export interface NewFile {
  /** From the workspace's root, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** Services that can run the checks. */
export const ciHosts = ['github', 'gitlab'] as const;
export type CiHost = (typeof ciHosts)[number];

/**
 * The configuration of the services, and the `package.json` that pins the tool for them: `npm ci` needs one, and a bulletin checked by
 * another version may fail for new reasons.
 */
export function ciFiles(hosts: readonly CiHost[], tool: { readonly name: string; readonly version: string }): NewFile[] {
  if (hosts.length === 0) return [];
  const manifest = { private: true, devDependencies: { [tool.name]: tool.version } };
  return [
    { path: 'package.json', text: `${JSON.stringify(manifest, undefined, 2)}\n` },
    ...hosts.map((host) => (host === 'github' ? { path: '.github/workflows/bulletin.yml', text: github } : { path: '.gitlab-ci.yml', text: gitlab })),
  ];
}

// --no: on a machine where the tool is not installed, npx would fetch whatever package is named spp.
const github = `name: bulletin
on:
  push:
  pull_request:
permissions:
  contents: read
jobs:
  bulletin:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
          cache: npm
      - run: npm ci
      # 问题成为改动处的批注。Findings become annotations beside the lines they mean.
      - run: npx --no -- spp check --format github
      - run: npx --no -- spp build
      - uses: actions/upload-artifact@v4
        with:
          name: bulletin
          path: dist/
`;

const gitlab = `image: node:22
bulletin:
  cache:
    key:
      files: [package-lock.json]
    paths: [.npm/]
  script:
    - npm ci --cache .npm --prefer-offline
    # 问题列在合并请求的测试报告里。Findings are listed in the merge request's test report.
    - npx --no -- spp check --format junit > junit.xml
    - npx --no -- spp build
  artifacts:
    when: always
    paths: [dist/]
    reports:
      junit: junit.xml
`;
