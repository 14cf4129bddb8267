import type { z } from 'zod';
import type { insuranceContract } from '../../contract/insurance.ts';
import { formatInstant } from '../../rules/dates.ts';
import { refusalReasonWords } from '../../rules/insurance/words.ts';
import type { Clock } from '../ports.ts';
import type { CommandScope } from '../procedures/procedures.ts';
import { knownAct } from '../registrations/write-act.ts';
import { type InsuranceDesk, insuranceDesk, shownCertificate } from './desk.ts';
import type { MergedCertificate } from './merge-certificates.ts';
import { refuse } from './refusals.ts';
import { requireCorrected, writeAct } from './write-act.ts';

type DecideInput = z.infer<NonNullable<(typeof insuranceContract.decide)['~orpc']['inputSchema']>>;
type Decided = z.infer<NonNullable<(typeof insuranceContract.decide)['~orpc']['outputSchema']>>;

/**
 * Validates or refuses a certificate as the clerk sees it. Of two who decide at once, the first that the portal receives
 * wins.
 * @throws Refusal `ASS-404`, `ASS-DEJA` where it was decided meanwhile, `ASS-MOTIF`, `ASS-COMMENTAIRE`
 */
export function decideCertificate(scope: CommandScope, input: DecideInput): Decided {
  const { db, core } = scope;
  const { commandId, account, certificate: id, from, decision, comment, supersedes } = input;
  const reason = decision === 'refusee' ? input.reason : null;
  const payload = {
    certificate: id,
    from,
    decision,
    reason,
    comment,
    ...(supersedes === null ? {} : { supersedes }),
  };
  if (knownAct(db, commandId, account, payload) !== undefined) return decided(scope, account, id);

  const desk = insuranceDesk(core, db, account);
  requireCorrected(scope, supersedes, 'decide', account);
  const certificate = requireCertificate(desk, id);
  if (certificate.state !== from || certificate.state === decision) refuseDecided(scope, certificate);
  if (decision === 'refusee' && reason === null) {
    refuse('ASS-MOTIF', 'Un refus demande son motif\u202f: le locataire doit savoir quoi apporter.', {
      field: 'reason',
      next: 'Choisissez un motif.',
    });
  }
  if (reason === 'autre' && comment === '') {
    refuse('ASS-COMMENTAIRE', 'Ce motif demande une explication.', {
      field: 'comment',
      next: "Écrivez ce qui manque à l'attestation.",
    });
  }
  writeAct(scope, {
    commandId,
    lease: desk.lease,
    certificate: id,
    body: { act: 'decide', from, decision, reason, comment },
    payload,
    result: {},
    supersedes,
  });
  return decided(scope, account, id);
}

function decided(scope: CommandScope, account: string, id: string): Decided {
  const { core, db } = scope;
  const desk = insuranceDesk(core, db, account);
  return { certificate: shownCertificate(core, db, desk, requireCertificate(desk, id)) };
}

function requireCertificate({ certificates }: InsuranceDesk, id: string): MergedCertificate {
  const found = certificates.find((one) => one.id === id && !one.unplaced);
  if (found !== undefined) return found;
  return refuse('ASS-404', "Cette attestation n'est plus sur ce compte.", {
    field: 'certificate',
    next: "Rouvrez l'onglet Assurance du compte.",
  });
}

const DONE = { a_verifier: 'remise à vérifier', validee: 'validée', refusee: 'refusée' } as const;

/** Who decided, when and how: the screen shows the state it had before. */
function refuseDecided({ core }: CommandScope, certificate: MergedCertificate): never {
  const { state, reason, decidedBy, decidedAt, decidedWhere } = certificate;
  const by = decidedBy ?? (decidedWhere === 'erp' ? "l'outil de gestion du bailleur" : null);
  const at = decidedAt === null ? '' : whenWords(decidedAt, core.ports.clock);
  const why = reason === null ? '' : `\u202f: ${refusalReasonWords[reason].toLowerCase()}`;
  refuse('ASS-DEJA', `Cette attestation a été ${DONE[state]}${by === null ? '' : ` par ${by}`}${at}${why}.`, {
    field: 'from',
    next: "Regardez ce qui a été décidé avant d'en décider autrement.",
  });
}

function whenWords(at: string, clock: Clock): string {
  const { day, time } = formatInstant(at, clock.offsetMinutes(Date.parse(at)));
  return ` le ${day} à ${time}`;
}
