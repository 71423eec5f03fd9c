/** Seconds since the call, for people who wait: never part of an output. */
export function stopwatch(): () => number {
  // Not by `performance`: it makes Node load all that observes it, a hundredth of a `check` of one issue.
  const start = process.hrtime.bigint();
  return () => Number(process.hrtime.bigint() - start) / 1e9;
}

/** The day it is here, YYYY-MM-DD; that of `SOURCE_DATE_EPOCH` (seconds, UTC) where it is set, so that what is made can be repeated. */
export function today(env: Readonly<Record<string, string | undefined>>): string {
  const epoch = Number(env['SOURCE_DATE_EPOCH'] || Number.NaN);
  if (Number.isFinite(epoch)) return new Date(epoch * 1000).toISOString().slice(0, 10);
  const now = new Date();
  return [String(now.getFullYear()).padStart(4, '0'), String(now.getMonth() + 1).padStart(2, '0'), String(now.getDate()).padStart(2, '0')].join('-');
}
