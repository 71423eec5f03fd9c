/** Seconds since the call, for people who wait: never part of an output. */
export function stopwatch(): () => number {
  const start = performance.now();
  return () => (performance.now() - start) / 1000;
}
