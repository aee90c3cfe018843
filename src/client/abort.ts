/**
 * The end of everything (中止): what is under way rejects as soon as the signal says so, whatever it is waiting
 * for. One listener for any number of calls.
 *
 * @example
 * const untilAborted = createEnding(signal);
 * await untilAborted(() => call()) // rejects with the signal's reason
 */

type Reject = (reason: unknown) => void;

export function createEnding(signal: AbortSignal): <Result>(start: () => Promise<Result>) => Promise<Result> {
  const underWay = new Set<Reject>();
  const endAll = () => {
    for (const reject of underWay) reject(signal.reason);
  };
  signal.addEventListener('abort', endAll, { once: true });

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
