import { expect, test } from 'vitest';
import type { PrintPage } from '../../model/ports.js';
import { printInPasses } from './passes.js';
import { samplePdf } from './sample.fixture.js';

/** A page whose places depend on what was filled in and on the spacing. */
function fakePage(places: (texts: Readonly<Record<string, string>>, fit: string) => Readonly<Record<string, number>>, pages: (fit: string) => number = () => 9) {
  let texts: Readonly<Record<string, string>> = {};
  let fit = '1';
  let printings = 0;
  let blank = 0;
  const sample = (): Uint8Array => samplePdf({ places: places(texts, fit), pages: pages(fit) });
  const page: PrintPage = {
    refused: [],
    fill: async (given) => void (texts = given),
    setProperty: async (_name, value) => void (fit = value),
    print: async () => {
      printings += 1;
      return sample();
    },
    printBlank: async () => {
      blank += 1;
      return sample();
    },
    draw: async () => new Uint8Array(),
    close: async () => undefined,
  };
  /** In ink, and blank before. */
  const counts = (): [number, number] => [printings, blank];
  return { page, counts, fit: () => fit };
}

const refs = (pageRefs: readonly string[]) => ({ pageRefs, runningHeads: () => ({}) });

test('one printing, and two blank ones before, when nothing moves', async () => {
  const fake = fakePage(() => ({ s1a1: 2, s1a2: 4 }));
  const { pages } = await printInPasses(fake.page, refs(['s1a1', 's1a2']));
  expect([pages, fake.counts()]).toEqual([{ s1a1: '2', s1a2: '4' }, [1, 2]]);
});

test('another blank one when filling in moved a page', async () => {
  const fake = fakePage((texts) => ({ s1a1: texts['s1a1'] === undefined ? 2 : 3 }));
  const { pages, pdf } = await printInPasses(fake.page, refs(['s1a1']));
  expect([pages, pdf.destinations().get('s1a1'), fake.counts()]).toEqual([{ s1a1: '3' }, 3, [1, 3]]);
});

test('it ends when numbers never settle; the last file and what it says are handed over to be compared', async () => {
  const fake = fakePage((texts) => ({ s1a1: texts['s1a1'] === '2' ? 3 : 2 }));
  const { pages, pdf } = await printInPasses(fake.page, refs(['s1a1']));
  expect(fake.counts()).toEqual([1, 4]);
  expect(String(pdf.destinations().get('s1a1'))).not.toBe(pages['s1a1']);
});

test('without contents, one blank one', async () => {
  const fake = fakePage(() => ({}));
  expect([(await printInPasses(fake.page, refs([]))).pages, fake.counts()]).toEqual([{}, [1, 1]]);
});

test('running heads are set when it is known where sections begin, and again when they move', async () => {
  const heads: string[] = [];
  const fake = fakePage((texts) => ({ s1: texts['heads'] === undefined ? 2 : 3 }));
  const runningHeads = (pageOf: ReadonlyMap<string, number>, pages: number) => {
    heads.push(`${pageOf.get('s1')} of ${pages}`);
    return { heads: heads.at(-1) ?? '' };
  };
  await printInPasses(fake.page, { pageRefs: [], runningHeads });
  expect([heads, fake.counts()]).toEqual([['2 of 9', '3 of 9', '3 of 9'], [1, 3]]);
});

test('a colophon alone on its page changes the spacing until it is not', async () => {
  const fake = fakePage((_texts, fit) => ({ end: 6, colophon: fit === '0.94' ? 6 : 7 }));
  await printInPasses(fake.page, refs([]));
  expect([fake.fit(), fake.counts()]).toEqual(['0.94', [1, 3]]);
});

test('if no spacing helps, the one with the fewest pages', async () => {
  const fake = fakePage(() => ({ end: 6, colophon: 7 }), (fit) => (fit === '0.94' ? 8 : 9));
  await printInPasses(fake.page, refs([]));
  expect([fake.fit(), fake.counts()]).toEqual(['0.94', [1, 6]]);
});

test('if none is shorter either, it stays as it was', async () => {
  const fake = fakePage(() => ({ end: 6, colophon: 7 }));
  await printInPasses(fake.page, refs([]));
  expect([fake.fit(), fake.counts()]).toEqual(['1', [1, 6]]);
});
