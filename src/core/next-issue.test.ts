import { expect, test } from 'vitest';
import { latestIssue, nextIssue } from './next-issue.js';

const today = '2022-10-01';
const issue = (number: number, date: string, inYear?: number) => ({ id: `issue-${number}`, date, ...(inYear !== undefined && { number: inYear }) });

test('the first issue is number 1 of today', () => {
  expect(nextIssue([], { today })).toEqual({ id: 'issue-1', issue: 1, year: 2022, number: 1, date: today });
});

test.each([
  ['quarterly, on the last day of the month', ['2022-03-31', '2022-06-30', '2022-09-30'], '2022-12-31'],
  ['monthly, into a short month', ['2022-10-31', '2022-11-30', '2022-12-30', '2023-01-31'], '2023-02-28'],
  ['monthly, on no fixed day', ['2022-08-03', '2022-09-01', '2022-10-05'], '2022-11-05'],
  ['every fortnight', ['2022-09-07', '2022-09-21', '2022-10-05'], '2022-10-19'],
  ['one late issue does not break the rhythm', ['2022-06-15', '2022-07-15', '2022-09-15', '2022-10-15'], '2022-11-15'],
])('the day follows the rhythm of the series: %s', (_name, dates, expected) => {
  const issues = dates.map((date, i) => issue(i + 1, date));
  expect(nextIssue(issues, { today }).date).toBe(expected);
});

test('an issue that is overdue gets today, not a day that is past', () => {
  expect(nextIssue([issue(1, '2019-01-31'), issue(2, '2019-02-28')], { today }).date).toBe(today);
});

test('years between two issues are a pause, not their rhythm', () => {
  expect(nextIssue([issue(1, '2021-02-28'), issue(2, '2022-09-30')], { today }).date).toBe(today);
  expect(nextIssue([issue(1, '2021-09-30'), issue(2, '2022-09-30')], { today }).date).toBe('2023-09-30');
});

test('the number within the year begins anew, and is left out where the series has none', () => {
  const issues = [issue(8, '2022-06-30', 2), issue(9, '2022-09-30', 3)];
  expect(nextIssue(issues, { today })).toEqual({ id: 'issue-10', issue: 10, year: 2022, number: 4, date: '2022-12-31' });
  expect(nextIssue(issues, { today, date: '2023-01-15' })).toMatchObject({ issue: 10, year: 2023, number: 1 });
  expect(nextIssue([issue(1, '2022-09-30')], { today })).not.toHaveProperty('number');
});

test('a review has no running number, counts for none and sets no rhythm', () => {
  const issues = [issue(1, '2022-08-31', 1), { id: 'review-2022', date: '2022-12-31' }];
  expect(nextIssue(issues, { today })).toMatchObject({ id: 'issue-2', issue: 2, date: today });
  expect(latestIssue(issues)?.id).toBe('issue-1');
  expect(nextIssue(issues, { today, id: 'review-2023' })).toEqual({ id: 'review-2023', year: 2022, date: today });
});
