import { sql } from 'kysely';
import { writeBatch } from '../../exchange/write-batch.ts';
import { csvAmount, csvFile, csvLine } from '../../exchange/write-csv.ts';
import { formatDate, isIsoDate } from '../../rules/dates.ts';
import type { PortalDatabase } from '../store/database.ts';
import { asLandlord } from '../store/scope.ts';
import { newCertificateLines } from './certificate-lines.ts';
import { newDossierLines } from './dossier-lines.ts';
import { ErpFault } from './erp-fault.ts';
import { lockErp, requireLandlord } from './import-erp.ts';
import { newMandateLines } from './mandate-lines.ts';
import { newRegistrationLines } from './registration-lines.ts';
import { newRequestLines } from './request-lines.ts';
import type { Tx } from './staging.ts';

/** The columns of each file, in their order. Acts that do not exist yet leave their file with its header alone. */
const HEADERS = {
  'encaissements.csv': [
    'id_guichet',
    'numero',
    'reference',
    'date',
    'montant',
    'mode',
    'periodes',
    'payeur',
    'caisse',
    'annule',
  ],
  'a-lettrer.csv': [
    'id_guichet',
    'numero',
    'reference_saisie',
    'date',
    'montant',
    'mode',
    'periodes',
    'payeur',
    'caisse',
    'annule',
  ],
  'demandes.csv': [
    'id_guichet',
    'numero',
    'reference',
    'code_residence',
    'lieu',
    'motif',
    'etat',
    'ouverte',
    'echeance',
  ],
  'dossiers.csv': [
    'id_guichet',
    'numero',
    'reference',
    'code_personne',
    'champ',
    'ancien',
    'nouveau',
    'date',
  ],
  'mandats.csv': [
    'id_guichet',
    'numero',
    'reference',
    'rum',
    'iban',
    'titulaire',
    'date_signature',
    'jour_prelevement',
    'etat',
  ],
  'attestations.csv': [
    'id_guichet',
    'numero',
    'reference',
    'assureur',
    'police',
    'debut',
    'fin',
    'statut',
    'fichier',
  ],
  'inscriptions.csv': [
    'id_guichet',
    'numero',
    'reference',
    'code_personne',
    'nom',
    'prenom',
    'email',
    'etat',
    'date',
  ],
} as const;

type ExportedFile = keyof typeof HEADERS;

/** A line that has not gone. `fact`: what it is known by in its file, once. */
export type NewLine = { readonly fact: string; readonly line: string };

export type ExportedBatch = {
  readonly no: number;
  /** Where its files are. */
  readonly folder: string;
  /** Lines of data by file. */
  readonly lines: Readonly<Record<string, number>>;
};

export type ExportReport = {
  /** Written by this call, oldest first; none when nothing is new. */
  readonly batches: readonly ExportedBatch[];
};

export type ExportErpOptions = {
  /** Where the batches go, each in a folder of its own. */
  readonly folder: string;
  readonly landlord: string;
  /** Asks again for this batch: the same files, to the byte. */
  readonly batch?: number;
  /** Milliseconds. */
  readonly now: number;
};

/** Highest batch whose files are known to be written whole. */
const WRITTEN = 'export-written';

/**
 * Writes each fact of the counters once, in numbered batches (import-format.md, "What goes back"). A batch is made in one
 * transaction; its files come after it, and those that a stop left unwritten are written by the next call.
 * @throws ErpFault for another landlord or an unknown batch
 */
export async function exportErp(
  database: PortalDatabase,
  { folder, landlord, batch, now }: ExportErpOptions,
): Promise<ExportReport> {
  await requireLandlord(database, landlord);
  const numbers = batch === undefined ? await makeBatch(database, now) : [batch];
  const batches: ExportedBatch[] = [];
  for (const no of numbers) {
    const { files, lines } = await asLandlord(database, (tx) => filesOf(tx, no));
    batches.push({ no, folder: writeBatch(folder, no, files), lines });
    if (batch === undefined) await asLandlord(database, (tx) => noteWritten(tx, no));
  }
  return { batches };
}

/** Puts every fact that has not gone in a new batch. Answers the batches still to be written, that one last. */
function makeBatch(database: PortalDatabase, now: number): Promise<readonly number[]> {
  return asLandlord(database, async (tx) => {
    await lockErp(tx);
    const rows = [
      ...(await newFacts(tx)).map((fact) => ({ file: fact.file, fact: fact.id, line: lineOf(fact) })),
      ...ofFile('inscriptions.csv', await newRegistrationLines(tx)),
      ...ofFile('attestations.csv', await newCertificateLines(tx)),
      ...ofFile('demandes.csv', await newRequestLines(tx)),
      ...ofFile('dossiers.csv', await newDossierLines(tx)),
      ...ofFile('mandats.csv', await newMandateLines(tx)),
    ];
    const last = await tx
      .selectFrom('export_batch')
      .select(({ fn }) => fn.max('no').as('no'))
      .executeTakeFirst();
    const written = Number((await meta(tx)) ?? 0);
    const to = (last?.no ?? 0) + (rows.length > 0 ? 1 : 0);
    if (rows.length > 0) {
      await tx
        .insertInto('export_batch')
        .values({ no: to, made_at: new Date(now) })
        .execute();
      await sql`
        INSERT INTO export_row (file, fact, batch, line)
        SELECT file, fact, ${to}::integer, line FROM json_to_recordset(${JSON.stringify(rows)}::json)
          AS g (file text, fact text, line text)`.execute(tx);
    }
    return Array.from({ length: Math.max(0, to - written) }, (_, i) => written + 1 + i);
  });
}

function ofFile(file: ExportedFile, lines: readonly NewLine[]) {
  return lines.map((line) => ({ file, ...line }));
}

type Fact = {
  readonly file: ExportedFile;
  readonly id: string;
  readonly number: string;
  readonly reference: string;
  readonly on: string;
  readonly cents: number;
  readonly mode: string;
  readonly months: string;
  readonly payer: string | null;
  readonly till: string;
  /** Id of the payment that it takes back. */
  readonly undoes: string | null;
};

/**
 * Payments and reversals that have not gone, in the order in which they came. What an entry of the ERP already confirms
 * is known there, and is not sent to be posted a second time; what a person has still to compare with an entry waits for
 * that decision, unless it went before.
 */
async function newFacts(tx: Tx): Promise<readonly Fact[]> {
  const { rows } = await sql<Fact>`
    SELECT f.* FROM (
      SELECT CASE WHEN p.suspense THEN 'a-lettrer.csv' ELSE 'encaissements.csv' END AS file, p.id, p.number,
        coalesce(a.printed, p.asked_account) AS reference, p.taken_on AS on, p.cents, p.mode, p.months, p.payer, p.till,
        NULL::uuid AS undoes
      FROM payment p LEFT JOIN account a ON a.key = p.account
      UNION ALL
      SELECT CASE WHEN r.suspense THEN 'a-lettrer.csv' ELSE 'encaissements.csv' END, r.id, r.number,
        coalesce(a.printed, p.asked_account, ''), r.reversed_on, r.cents, coalesce(p.mode, ''), coalesce(p.months, '[]'),
        p.payer, r.till, r.payment
      FROM reversal r LEFT JOIN payment p ON p.id = r.payment LEFT JOIN account a ON a.key = r.account
    ) f JOIN command c ON c.id = f.id
    WHERE NOT EXISTS (SELECT 1 FROM export_row x WHERE x.file = f.file AND x.fact = f.id::text)
      AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.confirms = f.id AND e.state = 'confirming')
      AND NOT EXISTS (SELECT 1 FROM match_proposal m WHERE m.state = 'open' AND (m.payment = f.id
        OR (m.payment = f.undoes AND NOT EXISTS (SELECT 1 FROM export_row x WHERE x.fact = f.undoes::text))))
    ORDER BY c.received_no, f.id`.execute(tx);
  return rows;
}

function lineOf(fact: Fact): string {
  const months = JSON.parse(fact.months) as readonly { readonly month: string }[];
  return csvLine([
    fact.id,
    fact.number,
    fact.reference,
    isIsoDate(fact.on) ? formatDate(fact.on) : fact.on,
    csvAmount(fact.cents),
    fact.mode,
    [...new Set(months.map(({ month }) => month))].join(' '),
    fact.payer,
    fact.till,
    fact.undoes,
  ]);
}

async function filesOf(
  tx: Tx,
  no: number,
): Promise<{ readonly files: ReadonlyMap<string, string>; readonly lines: Record<string, number> }> {
  const known = await tx.selectFrom('export_batch').select('no').where('no', '=', no).executeTakeFirst();
  if (known === undefined) throw new ErpFault(`Le lot ${no} n'existe pas.`);
  // A fact is the id of a command; elsewhere the number of an event, or its place and that of its line.
  const { rows } = await sql<{ file: string; line: string }>`
    SELECT x.file, x.line FROM export_row x
    LEFT JOIN command c ON c.id = CASE WHEN x.file IN ('encaissements.csv', 'a-lettrer.csv', 'inscriptions.csv') THEN x.fact::uuid END
    WHERE x.batch = ${no} ORDER BY x.file, c.received_no, length(x.fact), x.fact`.execute(tx);
  const files = new Map<string, string>();
  const lines: Record<string, number> = {};
  for (const [file, header] of Object.entries(HEADERS)) {
    const own = rows.filter((row) => row.file === file).map(({ line }) => line);
    files.set(file, csvFile(header, own));
    lines[file] = own.length;
  }
  return { files, lines };
}

async function meta(tx: Tx): Promise<string | undefined> {
  const row = await tx
    .selectFrom('portal_meta')
    .select('value')
    .where('key', '=', WRITTEN)
    .executeTakeFirst();
  return row?.value;
}

/** Never back: two exports at once each say what they wrote. */
async function noteWritten(tx: Tx, no: number): Promise<void> {
  await sql`
    INSERT INTO portal_meta (key, value) VALUES (${WRITTEN}, ${String(no)})
    ON CONFLICT (key) DO UPDATE SET value = greatest(portal_meta.value::integer, excluded.value::integer)::text`.execute(
    tx,
  );
}
