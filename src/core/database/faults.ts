/** Why a base cannot be used, in words for the person at the post. The file is kept whatever the reason. */
export type FaultWords = {
  readonly title: string;
  readonly happened: string;
  readonly kept: string;
  readonly next: string;
};

export class DatabaseFault extends Error {
  override readonly name = 'DatabaseFault';
  readonly code: string;
  readonly words: FaultWords;

  constructor(code: string, words: FaultWords, options?: ErrorOptions) {
    super(`${code}: ${words.title}`, options);
    this.code = code;
    this.words = words;
  }
}
