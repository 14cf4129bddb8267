import { createHash, randomUUID } from 'node:crypto';
import type { PortalDatabase } from '../../src/portal/store/database.ts';
import { putRecords } from '../../src/portal/store/feed.ts';
import { asLandlord } from '../../src/portal/store/scope.ts';
import type { CertificateDecision, CertificateState } from '../../src/rules/insurance/states.ts';
import type { WireCommand } from '../../src/rules/sync/protocol.ts';
import { commandOf, type Made, numberOf } from './store-commands.ts';

/** A file as an act names it. */
export function fileNamed(name: string, bytes = name) {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { sha256, size: bytes.length, type: 'pdf', name, pages: 1 };
}

type Whose = { readonly account: string; readonly id?: string; readonly dependsOn?: readonly string[] };

/** A certificate as `insurance.attach` writes it. */
export function attachCommand(
  made: Made,
  said: Whose & {
    readonly policy?: string;
    readonly endsOn?: string;
    readonly insurer?: string;
    readonly files?: readonly object[];
    readonly flags?: readonly string[];
    readonly comment?: string;
  },
): WireCommand {
  const { id = randomUUID(), account, policy = 'HAB-4471', endsOn = '2027-11-30', flags = [] } = said;
  return commandOf(made, {
    id,
    type: 'insurance.attach',
    account,
    payload: {
      insurer: said.insurer ?? 'Assurance Nord',
      policy,
      startsOn: '2026-12-01',
      endsOn,
      address: null,
      flags,
      comment: said.comment ?? '',
      files: said.files ?? [],
      channel: 'guichet',
      state: 'a_verifier',
    },
    result: { number: numberOf(made, 'I-'), title: "Récépissé d'attestation" },
    dependsOn: [...(said.dependsOn ?? [])],
  });
}

export function decideCommand(
  made: Made,
  said: Whose & {
    readonly certificate: string;
    readonly from?: CertificateState;
    readonly decision: CertificateDecision;
    readonly reason?: string;
    readonly comment?: string;
  },
): WireCommand {
  const { id = randomUUID(), account, certificate, from = 'a_verifier', decision } = said;
  return commandOf(made, {
    id,
    type: 'insurance.decide',
    account,
    payload: { certificate, from, decision, reason: said.reason ?? null, comment: said.comment ?? '' },
    result: {},
    dependsOn: [...(said.dependsOn ?? [])],
  });
}

export function openRequestCommand(
  made: Made,
  said: Whose & { readonly files?: readonly object[]; readonly number?: string },
): WireCommand {
  const { id = randomUUID(), account, files = [], number = numberOf(made, 'N-') } = said;
  return commandOf(made, {
    id,
    type: 'request.open',
    account,
    payload: {
      place: 'logement',
      motive: 'fuite',
      nature: 'technique',
      label: "Logement · Fuite d'eau",
      urgency: 'urgente',
      common: false,
      residence: 'R1',
      description: 'Fuite sous l’évier',
      contact: { name: 'Jean MARTIN', phone: '0639981234', email: null, checked: true },
      availability: [{ day: 1, part: 'matin' }],
      channel: 'guichet',
      dueOn: '2026-11-24',
      files,
    },
    result: { number, title: 'Récépissé de demande' },
    dependsOn: [...(said.dependsOn ?? [])],
  });
}

/** Any change of a request, as its act writes it. */
export function requestCommand(
  made: Made,
  act: 'complement' | 'modify' | 'close',
  said: Whose & { readonly request: string },
  payload: Record<string, unknown>,
): WireCommand {
  const { id = randomUUID(), account, request } = said;
  return commandOf(made, {
    id,
    type: `request.${act}`,
    account,
    payload: { request, ...payload },
    result: {},
    dependsOn: [...(said.dependsOn ?? [])],
  });
}

/** A row of the ERP's files, as an import leaves it; given again, it is what it says now. */
export async function tellErpRow(
  database: PortalDatabase,
  feed: string,
  kind: 'assurances' | 'demandes',
  key: string,
  content: object,
): Promise<void> {
  await asLandlord(database, (tx) =>
    putRecords(tx, feed, [{ kind, key, op: 'put', absentSince: null, content: JSON.stringify(content) }]),
  );
}

export type ToldRecord = { readonly op: string; readonly position: number } & Record<string, unknown>;

/** The records of one kind that stand in a feed, in the order in which they were told. */
export async function toldRecords(
  database: PortalDatabase,
  feed: string,
  kind: 'attestation' | 'demande' | 'dossier' | 'mandat',
): Promise<readonly ToldRecord[]> {
  return asLandlord(database, async (tx) => {
    const rows = await tx
      .selectFrom('record')
      .select(['op', 'content', 'position'])
      .where('feed', '=', feed)
      .where('kind', '=', kind)
      .orderBy('position')
      .execute();
    return rows.map(({ content, ...row }) => ({ ...row, ...(JSON.parse(content) as object) }));
  });
}
