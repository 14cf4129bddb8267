import { randomUUID } from 'node:crypto';
import { decideChange } from '../../src/portal/dossier/decide.ts';
import type { PortalDatabase } from '../../src/portal/store/database.ts';
import { asAgency } from '../../src/portal/store/scope.ts';
import type { ContactDetails, DossierPart, PartValue, Situation } from '../../src/rules/dossier/values.ts';
import { partLabel } from '../../src/rules/dossier/words.ts';
import type { WireCommand } from '../../src/rules/sync/protocol.ts';
import { commandOf, type Made, numberOf } from './store-commands.ts';
import { RECEIVED } from './store-portal.ts';

/** What the ERP says of the people these tests put on a lease. */
export const HELD: ContactDetails = { phone1: '0639980001', phone2: null, email: null };
export const ASKED: ContactDetails = { ...HELD, phone1: '+33639980002' };

export type SaidChange<Part extends DossierPart = DossierPart> = {
  readonly id?: string;
  readonly account: string;
  readonly part: Part;
  /** Key of the person, for a part that is one person's own. */
  readonly person?: string | null;
  /** As its label says it. */
  readonly name?: string;
  readonly base: PartValue<Part>;
  readonly value: PartValue<Part>;
  readonly state?: 'a_valider' | 'validee';
  readonly files?: readonly object[];
  readonly comment?: string;
  readonly dependsOn?: readonly string[];
};

/** A change of a file as `dossier.change` writes it. */
export function changeCommand<Part extends DossierPart>(made: Made, said: SaidChange<Part>): WireCommand {
  const { id = randomUUID(), account, part, person = null, base, value, state = 'validee' } = said;
  return commandOf(made, {
    id,
    type: 'dossier.change',
    account,
    payload: {
      ...{ part, person, label: partLabel(part, said.name ?? null), base, value, state, channel: 'guichet' },
      lines: [{ label: 'Téléphone 1', before: '06 39 98 00 01', after: '06 39 98 00 02' }],
      ...{ comment: said.comment ?? '', files: said.files ?? [] },
    },
    result: { number: numberOf(made, 'M-'), title: 'Récépissé' },
    dependsOn: [...(said.dependsOn ?? [])],
  });
}

/** A telephone of `code:P1` changed, from what the ERP says. */
export function phoneCommand(
  made: Made,
  said: { readonly account?: string } & Partial<Omit<SaidChange<'coordonnees'>, 'part' | 'account'>> = {},
): WireCommand {
  return changeCommand(made, {
    ...{
      account: 'n1',
      part: 'coordonnees',
      person: 'code:P1',
      name: 'MARTIN Jean',
      base: HELD,
      value: ASKED,
    },
    ...said,
  });
}

/** A declaration as `dossier.declare` writes it. */
export function declareCommand(
  made: Made,
  said: {
    readonly id?: string;
    readonly account: string;
    readonly situation?: Situation;
    readonly on?: string | null;
    readonly person?: string | null;
    readonly files?: readonly object[];
  },
): WireCommand {
  const { id = randomUUID(), account, situation = 'mariage', on = '2026-11-07', person = null } = said;
  return commandOf(made, {
    id,
    type: 'dossier.declare',
    account,
    payload: {
      ...{ situation, on, person, label: 'Mariage', comment: 'Acte vu', channel: 'guichet' },
      ...{ files: said.files ?? [], state: 'a_valider' },
    },
    result: { number: numberOf(made, 'M-'), title: 'Récépissé' },
  });
}

/** Decided by the staff of an agency, at the portal. */
export function decideAt(
  database: PortalDatabase,
  agency: string,
  id: string,
  decision: 'validee' | 'refusee',
  more: Partial<Parameters<typeof decideChange>[1]> = {},
) {
  return asAgency(database, agency, (tx) =>
    decideChange(tx, {
      ...{ id, decision, reason: null, answer: null, author: 'Nadia Perrin', where: 'portal' },
      ...{ at: new Date(RECEIVED), doneOn: '2026-11-18' },
      ...more,
    }),
  );
}
