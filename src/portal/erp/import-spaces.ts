import { sql } from 'kysely';
import type { ImportRows } from '../../rules/import/files.ts';
import { codeKey } from '../../rules/import/person-key.ts';
import { recordContent, spaceKey } from './erp-records.ts';
import type { ImportTally } from './import-report.ts';
import type { StagedRow, Tx } from './staging.ts';

type Row = ImportRows['espaces'];
type Waiting = { readonly row: Row; readonly feed: string };

const BLOCK = 2_000;

/** Tenant spaces: each belongs to one person of the lease, found by code, else by name among the people laid out. */
export function spaceStager(
  tx: Tx,
  stage: {
    readonly flush: () => Promise<void>;
    readonly add: (row: StagedRow) => Promise<void>;
    readonly keep: (key: string, feed: string | undefined) => void;
  },
  tally: ImportTally,
) {
  const met = new Set<string>();
  let named: Waiting[] = [];
  let lost: { readonly account: string; readonly nom: string; readonly prenom: string | null }[] = [];

  async function put({ row, feed }: Waiting, person: string): Promise<void> {
    const key = spaceKey(row.reference.key, person);
    if (met.has(key)) {
      const place = { file: 'espaces', line: row.line, column: 'nom', value: row.nom ?? '' } as const;
      return tally.refuse(place, "L'espace de cette personne est déjà décrit dans le fichier.");
    }
    met.add(key);
    const { line } = row;
    const content = recordContent(row);
    const account = row.reference.key;
    await stage.add({ file: 'espaces', feed, key, account, person: null, name: null, line, content });
  }

  /** Keys of the people of that name on each lease, by `account, nom, prenom`. */
  async function byName(
    asked: readonly { readonly account: string; readonly nom: string; readonly prenom: string | null }[],
  ): Promise<(one: { account: string; nom: string; prenom: string | null }) => readonly string[]> {
    await stage.flush();
    const { rows } = await sql<{ account: string; nom: string; prenom: string | null; person: string }>`
      SELECT DISTINCT g.account, g.nom, g.prenom, s.person
      FROM json_to_recordset(${JSON.stringify(asked)}::json) AS g (account text, nom text, prenom text)
      JOIN staged s ON s.kind = 'personnes' AND s.account = g.account
        AND s.content::json ->> 'nom' = g.nom AND s.content::json ->> 'prenom' IS NOT DISTINCT FROM g.prenom
      ORDER BY s.person`.execute(tx);
    const found = new Map<string, string[]>();
    for (const { account, nom, prenom, person } of rows) {
      const name = JSON.stringify([account, nom, prenom]);
      found.set(name, [...(found.get(name) ?? []), person]);
    }
    return ({ account, nom, prenom }) => found.get(JSON.stringify([account, nom, prenom])) ?? [];
  }

  async function settleNamed(): Promise<void> {
    if (named.length === 0) return;
    const waiting = named;
    named = [];
    const nameOf = ({ row }: Waiting) => ({
      account: row.reference.key,
      nom: row.nom ?? '',
      prenom: row.prenom,
    });
    const people = await byName(waiting.map(nameOf));
    for (const one of waiting) {
      const { row, feed } = one;
      const [person, ...others] = people(nameOf(one));
      const place = { file: 'espaces', line: row.line, column: 'nom', value: row.nom ?? '' } as const;
      if (person === undefined) tally.refuse(place, 'Personne inconnue sur ce bail.');
      else if (others.length === 0) await put(one, person);
      else {
        for (const key of [person, ...others]) stage.keep(spaceKey(row.reference.key, key), feed);
        tally.refuse(
          place,
          'Plusieurs personnes de ce bail portent ce nom\u202f: code_personne doit dire laquelle.',
        );
      }
    }
  }

  return {
    async add(row: Row, feed: string): Promise<void> {
      if (row.code_personne !== null) return put({ row, feed }, codeKey(row.code_personne));
      named.push({ row, feed });
      if (named.length >= BLOCK) await settleNamed();
    },
    /** A row that cannot be used and names its person by name alone: no space of that name is absent. */
    lose(partial: Partial<Row>): void {
      const { reference, nom, prenom = null } = partial;
      if (reference !== undefined && nom != null) lost.push({ account: reference.key, nom, prenom });
    },
    async finish(): Promise<void> {
      await settleNamed();
      if (lost.length === 0) return;
      const people = await byName(lost);
      for (const one of lost)
        for (const person of people(one)) stage.keep(spaceKey(one.account, person), undefined);
      lost = [];
    },
  };
}
