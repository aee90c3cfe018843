import { expectTypeOf, it } from 'vitest';
import type {
  AnswerStore,
  ClientOptions,
  Fetch,
  FetchBundleOptions,
  RequestOf,
} from '../../src/client/index.js';

it('takes the standard fetch', () => {
  expectTypeOf<typeof globalThis.fetch>().toExtend<Fetch>();
});

it('takes an option that may be undefined, whatever exactOptionalPropertyTypes says', () => {
  expectTypeOf<{ appKey: string; appSecret: string } & Maybe<ClientOptions>>().toExtend<ClientOptions>();
  expectTypeOf<Maybe<FetchBundleOptions>>().toExtend<FetchBundleOptions>();
  expectTypeOf<undefined>().toExtend<AnswerStore['same']>();
});

it('knows what each endpoint is asked by', () => {
  expectTypeOf<RequestOf<'info'>>().toEqualTypeOf<{ name: string } | { creditNo: string }>();
  expectTypeOf<{ qyName: string }>().not.toExtend<RequestOf<'fzchnew'>>();
});

/** Each optional key there, with undefined. */
type Maybe<Options> = {
  [Key in keyof Options as undefined extends Options[Key] ? Key : never]-?: Options[Key] | undefined;
};
