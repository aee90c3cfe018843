/** What derive is told. */
export interface DeriveOptions {
  /** 'derive' adds translated names where the sources give none; 'source-only' doesn't. */
  readonly translate: 'derive' | 'source-only';
}
