/**
 * `neci-kyc/worker`: normalizes bundles that come from a stream of NATS JetStream. Needs the packages
 * `@nats-io/transport-node`, `@nats-io/jetstream` and `@nats-io/nats-core`, and `prom-client` for metrics.
 */

export type { Source } from '../bulk/source.js';
export { openConnection, ServerError, type WatchOptions } from './connection.js';
export { DEFAULT_URL, readSettings, type Settings, SettingsError, type SettingsOptions } from './context.js';
export { type Drained, type DrainOptions, drain, type LineFile } from './drain.js';
export type { Outcome, WorkerEvent, WorkerTotals } from './events.js';
export {
  type InputLayout,
  inputLayoutOf,
  type Layout,
  type LayoutOptions,
  layoutOf,
  NameError,
} from './layout.js';
export { type Metrics, startMetrics } from './metrics.js';
export { ForbiddenError } from './publish.js';
export { runWorker, WorkerError, type WorkerOptions } from './run.js';
export { type SetupOptions, setUp } from './setup.js';
export { countLeft, isNotSetUp, type RunStatus, readStatus, type StatusOptions } from './status.js';
export { OtherSourceError, type SubmitOptions, type Submitted, submit } from './submit.js';
export type { Task } from './task.js';
export type { IssueCount } from './work.js';
