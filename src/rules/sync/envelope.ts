import type { WireCommand } from './protocol.ts';

/** What a command's hash covers: all of it but the hash. Both sides make the canonical JSON of this. */
export function hashedPart(command: Omit<WireCommand, 'hash'> | WireCommand): Omit<WireCommand, 'hash'> {
  const { hash: _own, ...rest } = command as WireCommand;
  return rest;
}

/**
 * Types whose act has happened in the world: money was taken or given back, a paper was handed over, a till counted, a
 * tenant withdrew.
 * The portal never refuses them: what it cannot place goes to "à lettrer".
 */
const FACTS: ReadonlySet<string> = new Set([
  'payment.record',
  'payment.reverse',
  'payment.move',
  'documents.statement',
  'till.open',
  'till.count',
  'till.close',
  'sync.cancel',
  'sync.forward',
  // The tenant's own will, said at the counter, or a person's who may decide it.
  'registration.consents',
  'registration.close',
  'registration.suspend',
  'registration.resume',
  'registration.paper',
  // Papers and words that the tenant brought to the counter.
  'insurance.attach',
  'insurance.letter',
  'request.open',
  'request.visit',
  'dossier.declare',
  'direct-debit.sign',
  'direct-debit.revoke',
  'documents.order',
  'documents.batch',
  // Somebody stood at a kiosk: a code was used there, an agent called.
  'kiosk.code-used',
  'kiosk.call',
]);

export function isFact(type: string): boolean {
  return FACTS.has(type);
}

/** Types this version of the portal knows how to place, facts included. */
const KNOWN: ReadonlySet<string> = new Set([
  ...FACTS,
  'payment.announce',
  'registration.open',
  'registration.renew',
  'registration.email',
  'insurance.decide',
  'request.complement',
  'request.modify',
  'request.close',
  'dossier.change',
  'direct-debit.subscribe',
  'direct-debit.account',
  'direct-debit.day',
  'documents.send',
  'kiosk.code',
]);

/** What a kiosk may send; everything else of it is refused. */
const OF_A_KIOSK: ReadonlySet<string> = new Set([
  'payment.record',
  'insurance.attach',
  'request.open',
  'dossier.change',
  'registration.open',
  'direct-debit.subscribe',
  'direct-debit.account',
  'direct-debit.day',
  'kiosk.code-used',
  'kiosk.call',
]);

/** Whether a device of that kind may send this type. */
export function mayBeSentBy(kind: 'counter' | 'kiosk', type: string): boolean {
  return kind === 'counter' || OF_A_KIOSK.has(type);
}

export function isKnownType(type: string, version: number): boolean {
  return KNOWN.has(type) && version === 1;
}
