/**
 * The floor of a worker: pulls messages, parses each, stringifies it, publishes, acknowledges. Nothing is checked,
 * there are no threads and no issues.
 *
 * @example
 * node bench/workerFloor.mjs 127.0.0.1:4222 NECI floor neci.dataset.floor
 */

import { jetstream } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';

const [servers, stream, durable, subject] = process.argv.slice(2);
const connection = await connect({ servers });
const js = jetstream(connection);
const consumer = await js.consumers.get(stream, durable);
let isStopped = false;
process.once('SIGTERM', () => {
  isStopped = true;
});
while (!isStopped) {
  const waiting = [];
  for await (const message of await consumer.fetch({ max_messages: 16, expires: 1000 })) {
    const body = JSON.stringify(JSON.parse(message.string()));
    const published = js.publish(subject, body, { msgID: `${durable}.${message.seq}` });
    waiting.push(published.then(() => message.ack()));
  }
  await Promise.all(waiting);
}
await connection.drain();
