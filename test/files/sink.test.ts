import { existsSync } from 'node:fs';
import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { openDevice, streamSink } from '../../src/files/sink.js';

const bytes = (text: string) => Buffer.from(text);

describe('a device', () => {
  it('takes bytes as they are', async () => {
    const device = await openDevice('/dev/null');
    await device.write(bytes('x'));
    device.close();
  });

  it.runIf(existsSync('/dev/full'))('fails with ENOSPC when it is full', async () => {
    const device = await openDevice('/dev/full');
    await expect(device.write(bytes('x'))).rejects.toMatchObject({ name: 'WriteError', code: 'ENOSPC' });
  });

  it('fails when it can’t be opened', async () => {
    await expect(openDevice('/dev/no/such')).rejects.toMatchObject({ name: 'WriteError', code: 'ENOENT' });
  });
});

describe('stdout', () => {
  it('waits until the reader has taken what is written', async () => {
    let taken = '';
    const slow = new Writable({
      highWaterMark: 1,
      write: (chunk, _encoding, done) => {
        setImmediate(() => {
          taken += chunk;
          done();
        });
      },
    });
    await streamSink(slow).write(bytes('a\n'));
    expect(taken).toBe('a\n');
  });

  it('fails with EPIPE when the reader is gone', async () => {
    const error = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });
    const sink = streamSink(new Writable({ write: (_chunk, _encoding, done) => done(error) }));
    await expect(sink.write(bytes('a\n'))).rejects.toMatchObject({ name: 'WriteError', code: 'EPIPE' });
  });
});
