import { looseKey } from '../../../rules/references/references.ts';
import { type RowScope, requireLease } from '../import-scope.ts';
import type { TableShape } from '../table-import.ts';
import type { Cell } from '../upsert.ts';

export const leases = ({ search }: RowScope): TableShape<'baux'> => ({
  onChange: search.lease,
  table: 'lease',
  key: ['key'],
  columns: [
    'loose_key',
    'printed',
    'dwelling_code',
    'started_on',
    'exit_on',
    'annexes',
    'type',
    'term',
    'rent_cents',
    'charges_cents',
    'deposit_cents',
    'debit_day',
    'rum',
    'masked_iban',
    'mandate_on',
    'mandate_last_on',
  ],
  keyOf: ({ reference }) => (reference === undefined ? null : [reference.key]),
  valuesOf: (row) => [
    looseKey(row.reference.key),
    row.reference.printed,
    row.code_logement,
    row.date_effet,
    row.date_sortie,
    words(row.annexes),
    row.type_bail,
    row.periodicite,
    row.loyer,
    row.charges,
    row.depot_garantie,
    row.jour_prelevement,
    row.rum,
    row.iban_masque,
    row.mandat_date,
    row.mandat_derniere_collecte,
  ],
});

export function insurances(scope: RowScope): TableShape<'assurances'> {
  return {
    table: 'insurance',
    key: ['lease_id', 'ends_on', 'policy', 'insurer'],
    columns: ['starts_on', 'status'],
    keyOf: ({ reference, fin, police, assureur }) =>
      reference === undefined || fin === undefined
        ? null
        : [leaseOrNull(scope, reference), fin, police ?? null, assureur ?? null],
    valuesOf: (row) => [row.debut, row.statut],
  };
}

export function plans(scope: RowScope): TableShape<'plans'> {
  return {
    table: 'payment_plan',
    key: ['lease_id', 'starts_on'],
    columns: ['total_cents', 'monthly_cents', 'state'],
    keyOf: ({ reference, debut }) =>
      reference === undefined || debut === undefined ? null : [leaseOrNull(scope, reference), debut],
    valuesOf: (row) => [row.montant, row.mensualite, row.etat],
  };
}

export function requests(scope: RowScope): TableShape<'demandes'> {
  return {
    table: 'request',
    key: ['number'],
    columns: ['lease_id', 'residence_code', 'place', 'motive', 'state', 'opened_on', 'due_on'],
    keyOf: ({ numero }) => (numero === undefined ? null : [numero]),
    valuesOf: (row) => [
      row.reference === null ? null : requireLease(scope, row.reference.key),
      row.code_residence,
      row.lieu,
      row.motif,
      row.etat,
      row.ouverte,
      row.echeance,
    ],
  };
}

/** A row that cannot be used may name an unknown lease; nothing is found under null. */
function leaseOrNull(scope: RowScope, reference: { readonly key: string }): Cell {
  return scope.leaseId(reference.key) ?? null;
}

function words(list: readonly string[]): string | null {
  return list.length === 0 ? null : list.join(' ');
}
