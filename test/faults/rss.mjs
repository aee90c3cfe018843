/** Loaded before the program: writes how much memory it took at most, in MB, when it exits. */

import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  writeFileSync(process.env.PEAK_FILE, String(process.resourceUsage().maxRSS / 1024));
});
