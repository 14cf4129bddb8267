/** What a tenant may agree to receive without paper, and to be told by e-mail. */
export const CONSENT_KINDS = ['avis', 'regularisation', 'quittance', 'notifications'] as const;
export type ConsentKind = (typeof CONSENT_KINDS)[number];

/**
 * How a consent is had. `included`: it comes with the account and has no box (Gard). `opt-out`: given unless the tenant
 * objects (Cité Jardins). `express`: never but by his own yes (quittance, loi 89-462 art. 21). `choice`: his choice.
 */
export type ConsentMode = 'included' | 'opt-out' | 'express' | 'choice';
