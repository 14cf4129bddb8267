import type { z } from 'zod';
import type { kioskActsContract } from '../../../contract/kiosk/acts.ts';
import { formatDate, isoDate } from '../../../rules/dates.ts';
import { sameCertificate } from '../../../rules/insurance/checks.ts';
import {
  type CertificateField,
  checkRule,
  fileRule,
  requiredFields,
} from '../../../rules/insurance/rules.ts';
import { SILENT } from '../../../rules/profile-schema.ts';
import type { CommandScope } from '../../procedures/procedures.ts';
import { knownAct } from '../../registrations/write-act.ts';
import { nameVisitFiles, requireVisitFiles } from '../files/visit-files.ts';
import { reserveTicket } from '../tickets/issue-ticket.ts';
import { type ActDesk, actDesk } from './act-desk.ts';
import { refuseDone, refuseField } from './refusals.ts';
import { requireDay } from './typed.ts';
import { actsNotTold, done, writeKioskAct } from './write-act.ts';

type Input = z.infer<NonNullable<(typeof kioskActsContract.sendCertificate)['~orpc']['inputSchema']>>;
type Output = z.infer<NonNullable<(typeof kioskActsContract.sendCertificate)['~orpc']['outputSchema']>>;

/** Of a certificate taken here, to know it again: neither who nor where. */
type Body = { readonly policy: string; readonly endsOn: string; readonly files: readonly string[] };

/**
 * Takes a certificate of insurance, to be checked by the landlord's services.
 * @throws Refusal `BOR-SESSION`, `BOR-PREUVE`, `BOR-OFFRE`, `BOR-CHAMP`, `BOR-DEJA`, `FIC-PERDU`, `FIC-DOUBLON`
 */
export function sendCertificate(scope: CommandScope, input: Input): Output {
  const { db } = scope;
  const { commandId, insurer, policy, startsOn, endsOn, files } = input;
  const desk = actDesk(scope, 'little', ['insurance']);
  const account = desk.account.key;
  const payload = {
    ...{ insurer, policy, startsOn, endsOn, address: null, flags: [], comment: '', files },
    ...{ channel: 'borne', state: 'a_verifier' },
  };
  const known = knownAct<{ number: string }>(db, commandId, account, payload);
  if (known !== undefined) return done(scope, known.number);

  refuseFields(desk, input);
  refuseFile(desk, files.length);
  requireVisitFiles(db, desk.visit, files);
  refuseSame(scope, account, input);

  const number = reserveTicket(scope, 'ticket');
  const body: Body = { policy, endsOn, files: files.map(({ sha256 }) => sha256) };
  writeKioskAct(scope, {
    ...{ commandId, desk, act: 'insurance', type: 'insurance.attach', payload, body },
    result: { number },
    afterLast: false,
    ticket: {
      number,
      title: "Attestation d'assurance reçue",
      lines: [
        { label: 'Assureur', value: insurer },
        ...(policy === '' ? [] : [{ label: 'N° de contrat', value: policy }]),
        {
          label: 'Période',
          value: `du ${formatDate(isoDate(startsOn))} au ${formatDate(isoDate(endsOn))}`,
        },
        ...(files.length === 0 ? [] : [{ label: 'Fichiers joints', value: String(files.length) }]),
      ],
      sentences: [checkRule(desk.profile, desk.today).sentence.replace(` ${SILENT}.`, '')],
    },
  });
  nameVisitFiles(scope, { visit: desk.visit, owner: 'certificate', commandId, files });
  return done(scope, number);
}

const ASKED: Readonly<Record<CertificateField, { readonly field: string; readonly sentence: string }>> = {
  assureur: { field: 'insurer', sentence: "Le nom de l'assureur manque." },
  police: { field: 'policy', sentence: 'Le numéro du contrat manque.' },
  debut: { field: 'startsOn', sentence: 'Le premier jour de la période manque.' },
  fin: { field: 'endsOn', sentence: 'Le dernier jour de la période manque.' },
};

function refuseFields({ profile, today }: ActDesk, input: Input): void {
  const { insurer, policy } = input;
  const held = { assureur: insurer, police: policy, debut: input.startsOn, fin: input.endsOn };
  const missing = requiredFields(profile, today).required.find((field) => held[field] === '');
  if (missing !== undefined) refuseField(ASKED[missing].field, ASKED[missing].sentence);
  const startsOn = requireDay(input.startsOn, 'startsOn');
  const endsOn = requireDay(input.endsOn, 'endsOn');
  if (endsOn < startsOn) refuseField('endsOn', 'La période finit avant de commencer.');
}

function refuseFile({ profile, today }: ActDesk, files: number): void {
  if (files > 0 || !fileRule(profile, today).required) return;
  refuseField('files', "L'attestation elle-même manque\u202f: votre bailleur la demande.");
}

/** One that the landlord holds already is told to whoever checks it; here only what this kiosk took itself is known. */
function refuseSame({ db }: CommandScope, account: string, input: Input): void {
  const hashes = input.files.map(({ sha256 }) => sha256);
  const same = (actsNotTold(db, account, 'insurance') as readonly Body[]).some(
    (one) => sameCertificate(one, input) || one.files.some((sha256) => hashes.includes(sha256)),
  );
  if (same) refuseDone('Cette attestation est déjà enregistrée.');
}
