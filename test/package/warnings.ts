import { createLogger, type Logger } from 'vite';

/** A logger of vite that keeps its warnings and prints nothing. */
export function warningsOf(): { readonly logger: Logger; readonly warnings: readonly string[] } {
  const warnings: string[] = [];
  const logger = createLogger('silent');
  logger.warn = (message) => warnings.push(message);
  logger.warnOnce = (message) => warnings.push(message);
  return { logger, warnings };
}
