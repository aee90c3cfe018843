import type { CallerTranslations } from '../../reading/additions.js';

/** What derive is told. */
export interface DeriveOptions {
  /** 'derive' adds translated names where the sources give none; 'source-only' doesn't. */
  readonly translate: 'derive' | 'source-only';
  /** The caller's translations, which come before neci-kyc's. */
  readonly translations?: CallerTranslations | undefined;
}
