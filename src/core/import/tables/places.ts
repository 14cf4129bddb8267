import type { RowScope } from '../import-scope.ts';
import type { TableShape } from '../table-import.ts';

export const agencies: TableShape<'agences'> = {
  table: 'agency',
  key: ['code'],
  columns: ['name', 'address', 'hours', 'phone'],
  keyOf: ({ code }) => (code === undefined ? null : [code]),
  valuesOf: (row) => [row.nom, row.adresse, row.horaires, row.telephone],
};

export const residences = ({ search }: RowScope): TableShape<'residences'> => ({
  onChange: search.residence,
  table: 'residence',
  key: ['code'],
  columns: ['name', 'agency_code', 'address', 'postal_code', 'city'],
  keyOf: ({ code_residence: code }) => (code === undefined ? null : [code]),
  valuesOf: (row) => [row.nom, row.agence, row.adresse, row.code_postal, row.commune],
});

export const dwellings = ({ search }: RowScope): TableShape<'logements'> => ({
  onChange: search.dwelling,
  table: 'dwelling',
  key: ['code'],
  columns: [
    'residence_code',
    'type',
    'surface',
    'address1',
    'address2',
    'postal_code',
    'city',
    'building',
    'stair',
    'floor',
    'door',
  ],
  keyOf: ({ code_logement: code }) => (code === undefined ? null : [code]),
  valuesOf: (row) => [
    row.code_residence,
    row.type,
    // Shown as it stands beside "m²": a French reader expects a comma.
    row.surface === null ? null : String(row.surface).replace('.', ','),
    row.adresse1,
    row.adresse2,
    row.code_postal,
    row.commune,
    row.batiment,
    row.escalier,
    row.etage,
    row.porte,
  ],
});

export const contacts: TableShape<'interlocuteurs'> = {
  table: 'contact',
  key: ['residence_code', 'role', 'name'],
  columns: ['phone', 'email', 'address', 'hours'],
  keyOf: ({ code_residence: residence, role, nom }) =>
    residence === undefined || role === undefined || nom === undefined ? null : [residence, role, nom],
  valuesOf: (row) => [row.telephone, row.email, row.adresse, row.horaires],
};

export const announcements: TableShape<'annonces'> = {
  table: 'announcement',
  key: ['residence_code', 'title', 'starts_on'],
  columns: ['text', 'ends_on'],
  keyOf: ({ code_residence: residence, titre, du }) =>
    residence === undefined || titre === undefined || du === undefined ? null : [residence, titre, du],
  valuesOf: (row) => [row.texte, row.au],
};
