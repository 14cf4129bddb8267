import type { z } from 'zod';
import type { cashExceptionSchema } from '../../contract/payments.ts';
import type { CommandScope } from '../procedures/procedures.ts';
// Renamed: a linter of screens takes a name in "use" for a hook of React.
import { useGrant as spendGrant } from '../staff/grants.ts';
import type { RuleLine } from './plan-rules.ts';
import { exceptionAllowedBy } from './queries.ts';

type CashException = z.infer<typeof cashExceptionSchema>;

const SOURCE = 'Code monétaire et financier, art. L.112-6 III';

/** What the clerk reads when cash passes the ceiling for a person without a bank account (B12). */
export const EXCEPTION_RULE: RuleLine = {
  text: "Espèces au-dessus du plafond\u202f: admises pour une personne sans compte de dépôt. Le payeur le déclare et un responsable l'autorise par son code.",
  source: SOURCE,
  blocking: false,
};

/** What an act keeps of its exception: the declaration and who allowed it. The permission itself was used up. */
export type KeptException = { readonly declared: true; readonly allowedBy: string | null };

/** The exception of an act as it was recorded under this id, so that sending it again is the same act. */
export function exceptionKept(
  scope: CommandScope,
  actId: string,
  exception: CashException | null,
): KeptException | null {
  return exception === null ? null : { declared: true, allowedBy: exceptionAllowedBy(scope.db, actId) };
}

/**
 * Uses the responsable's permission where cash passes the ceiling; elsewhere it stays unused.
 * @returns the id of who allowed it, or null where nobody had to
 * @throws Refusal `AUT-001` without a permission that holds
 */
export function allowCash(
  { core, session }: CommandScope,
  exception: CashException | null,
  overCeiling: boolean,
): string | null {
  if (!overCeiling || exception === null) return null;
  return spendGrant(core, session, exception.grant, 'plafond-especes').agentId;
}
