/** Why the portal's database could not be opened, in words for whoever starts it. */
export type PortalDatabaseCode =
  | 'PORTAIL-BASE-INJOIGNABLE'
  | 'PORTAIL-BASE-ANCIENNE'
  | 'PORTAIL-BASE-FUTURE'
  | 'PORTAIL-BASE-TENUE';

/** @param sentence French, for whoever starts the portal; never holds the address's password. */
export class PortalDatabaseFault extends Error {
  override readonly name = 'PortalDatabaseFault';
  readonly code: PortalDatabaseCode;
  readonly sentence: string;

  constructor(code: PortalDatabaseCode, sentence: string, options?: ErrorOptions) {
    super(`${code}: ${sentence}`, options);
    this.code = code;
    this.sentence = sentence;
  }
}
