import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { checkExchangeFile } from '../src/exchange/check-file.js';
import { translationFormats } from '../src/exchange/translation-registry.js';

const shared = fileURLToPath(new URL('../../shared/', import.meta.url));
const suite = `${shared}schemas/xliff-2.1-oasis/test-suite/`;
const corpora = `${shared}corpora/exchange/`;
const isThere = existsSync(suite) && existsSync(corpora);
const print = (text: string): boolean => process.stderr.write(`${text}\n`);
if (!isThere) print('exchange corpora: skipped, ../shared is not there');

const filesIn = (folder: string, ending: RegExp): string[] => readdirSync(folder).filter((name) => ending.test(name)).map((name) => `${folder}${name}`);
const findingsOf = (path: string): ReturnType<typeof checkExchangeFile>['findings'] => checkExchangeFile(readFileSync(path), path).findings.filter(({ severity = 'error' }) => severity === 'error');

describe.skipIf(!isThere)('the OASIS suite for XLIFF 2.1', () => {
  test('rejects the invalid files with a rule, a place and a section', () => {
    const invalid = ['core', 'modules'].flatMap((part) => filesIn(`${suite}${part}/invalid/`, /\.xlf$/));
    const missed = invalid.filter((path) => {
      const found = findingsOf(path);
      return !found.some(({ rule, span, message }) => rule.startsWith('exchange/') && span && /\(XLIFF 2\.\d .*§|Broken XML/u.test(message.en));
    });
    print(`OASIS 2.1, invalid: ${invalid.length - missed.length} of ${invalid.length} rejected`);
    expect(missed).toEqual([]);
  });

  test('accepts the valid files', () => {
    const valid = ['core', 'modules'].flatMap((part) => filesIn(`${suite}${part}/valid/`, /\.xlf$/));
    const refused = valid.filter((path) => findingsOf(path).length > 0);
    print(`OASIS 2.1, valid: ${valid.length - refused.length} of ${valid.length} accepted`);
    expect(refused).toEqual([]);
  });
});

describe.skipIf(!isThere)('files of other tools', () => {
  const xliff = ['core/valid/', 'core/in-out/', 'modules/valid/'].map((part) => suite + part).concat(['locize/', 'matecat/', 'ms-xliff2om/', 'oasis-xliff2.1-2.2/'].map((part) => corpora + part));

  test('XLIFF 1.2, 2.0 and 2.1 survive import, export, import', () => {
    const counts = { files: 0, documents: 0, segments: 0, codes: 0, notes: 0, refused: 0 };
    for (const path of xliff.flatMap((folder) => filesIn(folder, /^(?!.*invalid__).*\.(?:xlf|xliff|sdlxliff)$/))) {
      const [one, two] = translationFormats;
      const read = one?.read(readFileSync(path), path);
      if (!read || read.documents.length === 0) {
        counts.refused += 1;
        expect(read?.findings.length, path).toBeGreaterThan(0);
        continue;
      }
      const format = /urn:oasis:names:tc:xliff:document:2/.test(read.file?.text ?? '') ? two : one;
      counts.files += 1;
      for (const document of read.documents) {
        const again = format?.read(format.write(document).bytes, path);
        expect(again?.documents, path).toEqual([document]);
        expect(again?.findings, path).toEqual([]);
        const contents = document.units.flatMap(({ segments }) => segments).flatMap(({ source, target = [] }) => [...source, ...target]);
        counts.documents += 1;
        counts.segments += document.units.flatMap(({ segments }) => segments).length;
        counts.codes += contents.filter((part) => typeof part !== 'string').length;
        counts.notes += [document, ...document.units].flatMap(({ notes = [] }) => notes).length;
      }
    }
    print(`XLIFF round trip: ${JSON.stringify(counts)}`);
    expect(counts.files).toBeGreaterThan(150);
  });

  test('PO survives', () => {
    const po = translationFormats.find(({ format }) => format === 'po');
    const files = filesIn(`${corpora}python-docs-zh-po/`, /\.po$/);
    let segments = 0;
    for (const path of files) {
      const { documents: [document], findings } = po?.read(readFileSync(path), path) ?? { documents: [], findings: [] };
      expect(findings, path).toEqual([]);
      if (document) expect(po?.read(po.write(document).bytes, path).documents, path).toEqual([document]);
      segments += document?.units.flatMap((unit) => unit.segments).length ?? 0;
      expect(findingsOf(path), path).toEqual([]);
    }
    print(`PO round trip: ${files.length} files, ${segments} segments`);
    expect(segments).toBeGreaterThan(1000);
  });

  test('other versions are refused by name', () => {
    const folder = `${corpora}oasis-xliff2.1-2.2/`;
    const newer = filesIn(folder, /\.xlf$/).filter((path) => /document:2\.2/.test(readFileSync(path, 'utf8')));
    expect(newer.length).toBeGreaterThan(50);
    for (const path of newer) {
      const { documents, findings } = translationFormats[0]?.read(readFileSync(path), path) ?? { documents: [], findings: [] };
      expect(documents, path).toEqual([]);
      expect(findings.some(({ message }) => /XLIFF|Broken XML/.test(message.en)), path).toBe(true);
    }
  });
});
