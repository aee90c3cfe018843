/** Metrics for Prometheus, on a port of this machine alone. No label holds anything of a bundle. */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WorkerEvent } from './events.js';

export interface Metrics {
  readonly port: number;
  onMessage(event: WorkerEvent): void;
  close(): Promise<void>;
}

/** From a millisecond to half a minute. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/**
 * @param port - on 127.0.0.1; 0 takes a free one.
 * @throws Error with code ERR_MODULE_NOT_FOUND without the package prom-client, EADDRINUSE when the port is taken.
 */
export async function startMetrics(port: number): Promise<Metrics> {
  const { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } = await import('prom-client');
  const registers = [new Registry()];
  const [registry] = registers as [(typeof registers)[number]]; // made in the line above
  const messages = new Counter({
    name: 'neci_kyc_worker_messages_total',
    help: 'Messages by what became of them; returned and crashed ones are delivered again.',
    labelNames: ['outcome'],
    registers,
  });
  const issues = new Counter({
    name: 'neci_kyc_worker_issues_total',
    help: 'Issues by code and severity.',
    labelNames: ['code', 'severity'],
    registers,
  });
  const duration = new Histogram({
    name: 'neci_kyc_worker_duration_seconds',
    help: 'From the delivery of a message to its answer.',
    buckets: BUCKETS,
    registers,
  });
  const inFlight = new Gauge({
    name: 'neci_kyc_worker_in_flight',
    help: 'Messages that this worker holds.',
    registers,
  });
  collectDefaultMetrics({ register: registry });

  const server = createServer(async ({ url }, response) => {
    if (url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': registry.contentType }).end(await registry.metrics());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port, // it listens on TCP
    onMessage(event) {
      messages.inc({ outcome: event.outcome });
      for (const { code, severity, count } of event.issues) issues.inc({ code, severity }, count);
      if (event.ms !== undefined) duration.observe(event.ms / 1000);
      inFlight.set(event.inFlight);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
