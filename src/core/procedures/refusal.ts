import type { Failure } from '../../contract/base.ts';

/** A refusal that a clerk can act on: a French sentence and a code. Anything else thrown is a fault. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly failure: Failure;

  constructor(code: string, sentence: string, more: Omit<Failure, 'code'> = {}) {
    super(sentence);
    this.failure = { code, ...more };
  }
}
