/** What couldn't be written, and why. */

export class WriteError extends Error {
  override readonly name = 'WriteError' as const;
  readonly path: string;
  /** The system's code, such as ENOSPC. */
  readonly code: string;
  /** What it was that refused. */
  readonly kind: 'file' | 'device' | 'stdout';

  constructor(path: string, cause: unknown, kind: WriteError['kind'] = 'file') {
    const code = codeOf(cause);
    super(`can't write ${path} (${code}${REASONS.get(code) ?? ''})`);
    this.path = path;
    this.code = code;
    this.kind = kind;
  }

  /** Whether what is written so far is to make room: nothing of it stays. */
  get isFull(): boolean {
    return this.kind === 'file' && FULL.has(this.code);
  }
}

/** No space on a disk, or none for this user or this file: what is written there is in the way. */
const FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** The system's code for what went wrong, such as ENOENT. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOSPC', ': no space left'],
  ['EPIPE', ': its reader is gone'],
  ['EBUSY', ': it is in use, or mounted as a single file; name a file in a mounted folder'],
  ['ENAMETOOLONG', ': the name is too long'],
]);
