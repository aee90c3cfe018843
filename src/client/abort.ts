/**
 * Makes work abortable (中止): what is under way rejects as soon as the signal aborts, whatever it is waiting for.
 * One listener for any number of calls.
 *
 * @example
 * const untilAborted = createUntilAborted(signal);
 * await untilAborted(() => call()) // rejects with the signal's reason
 */

type Reject = (reason: unknown) => void;

export function createUntilAborted(
  signal: AbortSignal,
): <Result>(start: () => Promise<Result>) => Promise<Result> {
  const underWay = new Set<Reject>();
  const rejectAll = () => {
    for (const reject of underWay) reject(signal.reason);
  };
  signal.addEventListener('abort', rejectAll, { once: true });

  return async (start) => {
    signal.throwIfAborted();
    return new Promise((resolve, reject) => {
      underWay.add(reject);
      start()
        .then(resolve, reject)
        .finally(() => underWay.delete(reject));
    });
  };
}
