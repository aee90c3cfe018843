/** How the commands print an issue. */

import type { Issue } from '../issues.js';

/** One readable line: severity, code, path, message, and how often. */
export function inOneLine({ severity, code, path, message, count }: Issue): string {
  return `${severity} ${code} ${path}: ${message}${(count ?? 1) > 1 ? ` (${count} times)` : ''}`;
}
