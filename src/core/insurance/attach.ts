import type { z } from 'zod';
import type { insuranceContract } from '../../contract/insurance.ts';
import { type CertificateField, checkRule, fileRule, requiredFields } from '../../rules/insurance/rules.ts';
import { CERTIFICATE_FLAGS, type CertificateFlag } from '../../rules/insurance/states.ts';
import { flagWords } from '../../rules/insurance/words.ts';
import type { LandlordProfile } from '../../rules/profile.ts';
import { SILENT } from '../../rules/profile-schema.ts';
import { nameFiles, requireFiles } from '../attachments/name-files.ts';
import {
  insurancePaperTitle,
  issueCertificateReceipt,
  reserveInsurancePaper,
} from '../documents/insurance-papers.ts';
import { requireOffered } from '../landlords/offered.ts';
import type { CommandScope } from '../procedures/procedures.ts';
import { knownAct } from '../registrations/write-act.ts';
import { areDays, duplicateOf } from './check.ts';
import { type InsuranceDesk, insuranceDesk, shownCertificate } from './desk.ts';
import { flagsOf } from './held.ts';
import { refuse } from './refusals.ts';
import { requireCorrected, writeAct } from './write-act.ts';

type AttachInput = z.infer<NonNullable<(typeof insuranceContract.attach)['~orpc']['inputSchema']>>;
type Attached = z.infer<NonNullable<(typeof insuranceContract.attach)['~orpc']['outputSchema']>>;
type Paper = Attached['papers'][number];

const KIND = 'recepisse-attestation';

/**
 * Takes a certificate of insurance, with its files, and gives its récépissé. It is checked afterwards.
 * @throws Refusal `ASS-…` where the landlord's rules are not met, it is odd and nobody accepted it so, or it is recorded
 * already; `FIC-PERDU` where a file is no longer here
 */
export function attachCertificate(scope: CommandScope, input: AttachInput): Attached {
  const { db, core } = scope;
  const { commandId, account, accepted, supersedes, files, ...typed } = input;
  const { insurer, policy, startsOn, endsOn, address, comment } = typed;
  const flags = CERTIFICATE_FLAGS.filter((flag) => accepted.includes(flag));
  const fields = { insurer, policy, startsOn, endsOn, address: address === '' ? null : address };
  const payload = {
    ...fields,
    flags,
    comment,
    files,
    channel: 'guichet',
    state: 'a_verifier',
    ...(supersedes === null ? {} : { supersedes }),
  };
  const known = knownAct<Paper>(db, commandId, account, payload);
  if (known !== undefined) return attached(scope, account, commandId, known);

  const desk = insuranceDesk(core, db, account);
  requireOffered(desk, 'insurance', 'ASS-FERMEE');
  requireCorrected(scope, supersedes, 'attach', account);
  refuseFields(desk, fields);
  refuseFile(desk, files.length);
  requireFiles(db, files);
  const duplicate = duplicateOf(db, desk, fields, files);
  if (duplicate !== null) {
    refuse('ASS-DOUBLE', duplicate, { next: "Ouvrez l'onglet Assurance du compte pour la retrouver." });
  }
  const found = flagsOf(db, desk, fields, files.length);
  refuseFlags(found, flags);

  const number = reserveInsurancePaper(scope, KIND);
  const result: Paper = { number, title: insurancePaperTitle(KIND) };
  writeAct(scope, {
    commandId,
    lease: desk.lease,
    certificate: commandId,
    body: { act: 'attach', number, ...fields, flags, comment, files },
    payload,
    result,
    supersedes,
  });
  nameFiles(scope, { owner: 'certificate', ownerId: commandId, lease: desk.lease.id, commandId, files });
  issueCertificateReceipt(scope, {
    lease: desk.lease,
    commandId,
    number,
    certificate: fields,
    notes: found.map(({ sentence }) => sentence),
    files: files.map(({ name, pages }) => ({ name, pages })),
    sentence: countsFrom(desk),
  });
  return attached(scope, account, commandId, result);
}

function attached(scope: CommandScope, account: string, id: string, paper: Paper): Attached {
  const { core, db } = scope;
  const desk = insuranceDesk(core, db, account);
  const certificate = desk.certificates.find((one) => one.id === id);
  if (certificate === undefined) throw new Error('a certificate taken is nowhere');
  return { certificate: shownCertificate(core, db, desk, certificate), papers: [paper] };
}

const ASKED: Readonly<
  Record<CertificateField, { readonly code: string; readonly sentence: string; readonly field: string }>
> = {
  assureur: { code: 'ASS-ASSUREUR', sentence: "Le nom de l'assureur manque.", field: 'insurer' },
  police: { code: 'ASS-POLICE', sentence: 'Le numéro de police manque.', field: 'policy' },
  debut: { code: 'ASS-DEBUT', sentence: 'Le premier jour de la période manque.', field: 'startsOn' },
  fin: { code: 'ASS-FIN', sentence: 'Le dernier jour de la période manque.', field: 'endsOn' },
};

type Fields = Pick<AttachInput, 'insurer' | 'policy' | 'startsOn' | 'endsOn' | 'address'>;

function refuseFields({ profile, today }: InsuranceDesk, fields: Fields): void {
  const { required, rule } = requiredFields(profile, today);
  const { insurer, policy, startsOn, endsOn } = fields;
  const held = { assureur: insurer, police: policy, debut: startsOn ?? '', fin: endsOn };
  const missing = required.find((field) => held[field] === '');
  if (missing !== undefined) {
    const { code, sentence, field } = ASKED[missing];
    refuse(code, sentence, {
      field,
      next: `Lisez-le sur l'attestation. Règle du bailleur\u202f: ${rule.source}.`,
    });
  }
  if (!areDays(fields)) {
    refuse('ASS-JOUR', "L'un des jours n'existe pas au calendrier.", {
      field: 'endsOn',
      next: 'Corrigez la date.',
    });
  }
  if (startsOn !== null && endsOn < startsOn) {
    refuse('ASS-DATES', 'La période finit avant de commencer.', {
      field: 'endsOn',
      next: "Relisez les deux dates sur l'attestation.",
    });
  }
}

function refuseFile({ profile, today }: InsuranceDesk, files: number): void {
  const { required, rule } = fileRule(profile, today);
  if (!required || files > 0) return;
  refuse('ASS-FICHIER', "L'attestation elle-même manque\u202f: ce bailleur la demande en fichier.", {
    field: 'files',
    next: `Numérisez-la ou photographiez-la. Règle du bailleur\u202f: ${rule.source}.`,
  });
}

/** What the clerk accepted is what is odd about it, no more and no less. */
function refuseFlags(
  found: readonly { readonly flag: CertificateFlag; readonly sentence: string }[],
  accepted: readonly CertificateFlag[],
): void {
  const unseen = found.find(({ flag }) => !accepted.includes(flag));
  const gone = accepted.find((one) => !found.some(({ flag }) => flag === one));
  if (unseen === undefined && gone === undefined) return;
  const sentence =
    unseen?.sentence ??
    `Ce qui était signalé ne l'est plus\u202f: ${gone === undefined ? '' : flagWords[gone].toLowerCase()}.`;
  refuse('ASS-SIGNALE', sentence, {
    field: 'accepted',
    next: 'Relisez ce qui est signalé avec le locataire, puis enregistrez.',
  });
}

/** From when it counts, for the tenant: that a guide says nothing of it is no business of his. */
function countsFrom({
  profile,
  today,
}: {
  readonly profile: LandlordProfile;
  readonly today: string;
}): string {
  return checkRule(profile, today).sentence.replace(` ${SILENT}.`, '');
}
