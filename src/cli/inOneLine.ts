/** How the commands print an issue. */

import type { Issue } from '../issues.js';

/** An issue on one line: severity, code, path, message, count. */
export function inOneLine({ severity, code, path, message, count }: Issue): string {
  return `${severity} ${code} ${path}: ${message}${(count ?? 1) > 1 ? ` (${count} times)` : ''}`;
}
