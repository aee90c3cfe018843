/** How the commands write their outputs. */

import { type OpenOptions, type OutputPaths, type Outputs, withOutputs } from '../files/outputs.js';
import { type Io, stopped } from './command.js';

/**
 * Opens the outputs, does the work and puts them in their places. When the work fails or the user stops it, all is as
 * it was, but for what stdout and devices have taken.
 */
export async function writeOutputs(
  paths: OutputPaths,
  io: Io,
  options: Pick<OpenOptions, 'restart' | 'mode'>,
  work: (outputs: Outputs<never>) => Promise<void>,
): Promise<void> {
  const { signal } = io;
  await withOutputs(paths, io, options, async (outputs) => {
    await work(outputs);
    if (signal.aborted) throw stopped(signal, 'nothing was put in place');
  });
}
