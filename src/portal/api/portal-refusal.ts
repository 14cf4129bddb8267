/** A refusal with what the caller is told. */
export class PortalRefusal extends Error {
  override readonly name = 'PortalRefusal';
  /** As Fastify names it. */
  readonly statusCode: number;
  readonly code: string;
  readonly retryAfterSeconds: number | undefined;

  constructor(status: number, code: string, sentence: string, retryAfterSeconds?: number) {
    super(sentence);
    this.statusCode = status;
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
