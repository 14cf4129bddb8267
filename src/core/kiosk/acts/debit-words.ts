/** Said on the ticket of what needs a signature: a kiosk takes none. */
export const TO_SIGN: readonly string[] = [
  'Le mandat est à signer au guichet\u202f: rien ne sera prélevé sur ce compte avant.',
  'Le prélèvement est proposé, jamais imposé (loi n°\u00a089-462, art. 4).',
];
