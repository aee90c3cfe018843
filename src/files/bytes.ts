/**
 * Bytes that own their memory, so that it can be handed to another thread. TypeScript before 5.7 knows them as Uint8Array,
 * and types that a consumer compiles must be true in both.
 */
export type Bytes = ReturnType<Uint8Array['slice']>;
