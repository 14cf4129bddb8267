import { z } from 'zod';
import type { Certificate } from '../../../contract/insurance.ts';
import {
  type CertificateDecision,
  REFUSAL_REASONS,
  type RefusalReason,
} from '../../../rules/insurance/states.ts';

export const decisionFormSchema = z.strictObject({
  /** The clerk is saying why it is refused. */
  refusing: z.boolean(),
  reason: z.enum(REFUSAL_REASONS).nullable(),
  comment: z.string(),
});
export type DecisionForm = z.infer<typeof decisionFormSchema>;

export const NO_DECISION: DecisionForm = { refusing: false, reason: null, comment: '' };

/** The decision of this post that the portal refused; a certificate's own command bears its id. */
export function refusedDecision({ id, refused }: Pick<Certificate, 'id' | 'refused'>): string | null {
  return refused === null || refused.commandId === id ? null : refused.commandId;
}

/** What may be decided from the state it is in: never what was decided already. */
export function decisionsFrom({ state }: Pick<Certificate, 'state'>): readonly CertificateDecision[] {
  switch (state) {
    case 'a_verifier':
      return ['validee', 'refusee'];
    case 'validee':
      return ['refusee'];
    case 'refusee':
      return ['validee'];
  }
}

/** Why a refusal cannot be sent as it stands. */
export function refusalFault({ reason, comment }: DecisionForm): 'reason' | 'comment' | null {
  if (reason === null) return 'reason';
  return reason === 'autre' && comment.trim() === '' ? 'comment' : null;
}

/** The reason that what was odd about it points to, to be chosen with one key; null where nothing does. */
export function likelyReason({ flags }: Pick<Certificate, 'flags'>): RefusalReason | null {
  const first = flags.find((flag) => flag !== 'duree' && flag !== 'sans-fichier');
  if (first === undefined) return null;
  return first === 'autre-nom' ? 'autre-personne' : first;
}
