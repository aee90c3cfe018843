/** What can go wrong with an output. The command line maps these errors to its exit codes. */

/** The system refused to write. */
export class WriteError extends Error {
  override readonly name = 'WriteError' as const;
  readonly path: string;
  /** The system's code, such as ENOSPC. */
  readonly code: string;
  readonly kind: 'file' | 'device' | 'stdout';

  constructor(path: string, cause: unknown, kind: WriteError['kind'] = 'file') {
    const code = codeOf(cause);
    super(`can't write ${path} (${code}${EXPLANATIONS.get(code) ?? ''})`);
    this.path = path;
    this.code = code;
    this.kind = kind;
  }

  /** No space on the disk, or none for this user or this file: what was written is in the way. */
  get isFull(): boolean {
    return this.kind === 'file' && ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(this.code);
  }
}

/** What the user has to decide or correct before an output can be written. Nothing was changed. */
export class OutputError extends Error {
  override readonly name = 'OutputError' as const;
}

/** Another run took the files of this one, which can no longer put them in their places. */
export class TakenOverError extends Error {
  override readonly name = 'TakenOverError' as const;

  constructor() {
    super('another run has taken the files of this one; nothing was put in place');
  }
}

/** The system's code for what went wrong, such as ENOENT. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
}

const EXPLANATIONS: ReadonlyMap<string, string> = new Map([
  ['ENOSPC', ': no space left'],
  ['EPIPE', ': its reader is gone'],
  ['EBUSY', ': it is in use, or mounted as a single file; name a file in a mounted folder'],
  [
    'ERR_ACCESS_DENIED',
    ': node --permission allows no files to be flushed to the disk, so none is written; write to stdout',
  ],
  ['ENAMETOOLONG', ': the name is too long'],
]);
