import { describe, expect, test } from 'vitest';
import { abbreviationForms, inflections } from './inflect.js';

describe('English names', () => {
  test.each([
    ['stakeholder', 'stakeholders'],
    ['food systems', 'food system'],
    ['National Focal Point', 'National Focal Points'],
    ['life cycle inventory', 'life cycle inventories'],
    ['Major Groups', 'Major Group'],
    ['Sustainable Development Goals', 'Sustainable Development Goal'],
    ['branch', 'branches'],
    ['businesses', 'business'],
    // The head, not the last word.
    ['Ministry of Ecology and Environment', 'Ministries of Ecology and Environment'],
    ['Organisation of Eastern Caribbean States', 'Organizations of Eastern Caribbean States'],
    ['Office for Project Services', 'Offices for Project Services'],
    ['Ministry of Finance, Economic Planning and Development', 'Ministries of Finance, Economic Planning and Development'],
    // The two spellings.
    ['Food and Agriculture Organization', 'Food and Agriculture Organisation'],
    ['Organisation for Economic Co-operation and Development', 'Organization for Economic Cooperation and Development'],
    ['Sustainable Public Procurement Programme', 'Sustainable Public Procurement Program'],
    ['Framework of Programs', 'Framework of Programmes'],
    ['China Environmental Labelling', 'China Environmental Labeling'],
    ['colour centre', 'color centers'],
  ])('%s is also %s', (name, other) => {
    expect(inflections(name)).toContain(other);
  });

  test('the name as written comes first, and nothing twice', () => {
    for (const name of ['Rijkswaterstaat', 'circularity', 'Organisation', 'SPP Programme', 'Procura+', '2030 Agenda']) {
      const forms = inflections(name);
      expect(forms[0]).toBe(name);
      expect(new Set(forms).size).toBe(forms.length);
    }
  });

  test('an abbreviation has a plural if it ends in a capital', () => {
    expect(abbreviationForms('NFP')).toEqual(['NFP', 'NFPs']);
    expect(['SDGs', 'COP29', 'Procura+', 'DEA&DP', 'Öko-Institut'].flatMap(abbreviationForms)).toEqual(['SDGs', 'COP29', 'Procura+', 'DEA&DP', 'DEA&DPs', 'Öko-Institut']);
  });
});
