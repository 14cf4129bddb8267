import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportErp } from '../../src/portal/erp/export-erp.ts';
import { asLandlord } from '../../src/portal/store/scope.ts';
import type { MandateSeen } from '../../src/rules/direct-debit/states.ts';
import { changedErp, type ErpFiles, SMALL_ERP } from '../support/erp-folder.ts';
import { DATABASES } from '../support/postgres-database.ts';
import { type ErpPortal, erpPortal, NOW, positions } from './erp-support.ts';
import { madeAt as at, ELODIE, REFERENCE } from './insurance-erp-support.ts';
import { toldRecords } from './insurance-support.ts';
import {
  accountCommand,
  dayCommand,
  IBAN,
  MASK,
  OTHER_IBAN,
  OTHER_MASK,
  revokeCommand,
  signCommand,
  subscribeCommand,
} from './mandate-support.ts';

const RUM = 'G2A-B-000001';
const ERP_MASK = 'FR76XXXXXXXXXXXXXXXXXXXX003';

/** What the ERP says of the mandate of her lease: reference, masked account, day, signed, last collected. */
function saying(
  rum: string,
  mask = ERP_MASK,
  day = '8',
  signed = '12/05/2016',
  last = '08/10/2026',
): ErpFiles {
  return changedErp('baux', ([header, first, ...others]) => [
    `${header};jour_prelevement;rum;iban_masque;mandat_date;mandat_derniere_collecte`,
    `${first};${day};${rum};${mask};${signed};${last}`,
    ...others.map((line) => `${line};;;;;`),
  ]);
}

describe.each(DATABASES)('mandates and the ERP, on %s', (_name, make) => {
  let portal: ErpPortal;
  beforeEach(async () => {
    portal = await erpPortal('cchartres', make);
    await portal.bring(SMALL_ERP);
  });
  afterEach(() => portal.close());

  const told = () => toldRecords(portal.database, 'AG1', 'mandat');
  const seen = (more: Partial<MandateSeen> = {}): MandateSeen => ({
    ...{ rum: 'RUM1', maskedIban: ERP_MASK, day: 8, state: 'actif' },
    ...more,
  });

  it('learns a mandate of the counter, says its collections, and later its own word', async () => {
    await portal.push(
      'AG1',
      subscribeCommand(at(1), { account: ELODIE }),
      signCommand(at(2), { account: ELODIE, rum: RUM }),
    );
    // A file that has not heard of it, told for another reason.
    await portal.bring(changedErp('baux', (lines) => lines.map((line) => line.replace('399,75', '400,00'))));
    expect(await told()).toMatchObject([{ rum: RUM, state: 'actif', day: 8 }]);
    await portal.bring(saying(RUM, 'FR76 XXXX 189', '8', '17/11/2026', ''));
    expect(await told()).toMatchObject([
      { rum: RUM, state: 'actif', maskedIban: MASK, lastCollectedOn: null, seen: { rum: RUM } },
    ]);
    await portal.bring(saying(RUM, 'FR76 XXXX 189', '8', '17/11/2026', '08/12/2026'));
    expect(await told()).toMatchObject([{ lastCollectedOn: '2026-12-08', day: 8, maskedIban: MASK }]);
    const before = await positions(portal.database);
    await portal.bring(saying(RUM, 'FR76 XXXX 189', '8', '17/11/2026', '08/12/2026'));
    expect(await positions(portal.database)).toEqual(before);
    await portal.bring(saying(RUM, ERP_MASK, '15', '17/11/2026', '08/12/2026'));
    expect(await told()).toMatchObject([{ rum: RUM, state: 'actif', day: 15, maskedIban: ERP_MASK }]);
    // The account is not the counter's any more: its number whole is gone.
    const ibans = await asLandlord(portal.database, (tx) =>
      tx.selectFrom('mandate').select('iban').execute(),
    );
    expect(ibans).toEqual([{ iban: null }]);
  });

  it('is behind while it says what a counter did before; it does not undo what came after', async () => {
    await portal.push('AG1', subscribeCommand(at(1), { account: ELODIE }));
    const changed = accountCommand(at(2), {
      ...{ account: ELODIE, rum: RUM },
      seen: { rum: RUM, maskedIban: MASK, day: 8, state: 'a_signer' },
    });
    await portal.push('AG1', changed);
    await portal.bring(saying(RUM, 'FR76 XXXX 189', '8', '17/11/2026', ''));
    expect(await told()).toMatchObject([{ rum: RUM, maskedIban: OTHER_MASK, state: 'a_signer' }]);
    await portal.bring(saying(RUM, 'FR33 XXXX A11', '8', '20/11/2026', ''));
    expect(await told()).toMatchObject([{ maskedIban: OTHER_MASK }]);
    await portal.bring(saying(RUM, 'FR76 XXXX 777', '8', '20/11/2026', ''));
    expect(await told()).toMatchObject([{ maskedIban: 'FR76 XXXX 777', state: 'actif' }]);
  });

  it('its own mandate is acted on under its reference; a new one of its own replaces a counter’s', async () => {
    await portal.bring(saying('RUM1'));
    await portal.push('AG1', dayCommand(at(1), { account: ELODIE, rum: 'RUM1', day: 12, seen: seen() }));
    expect(await told()).toMatchObject([{ rum: 'RUM1', fromErp: true, day: 12, signedOn: '2016-05-12' }]);
    await portal.bring(saying('RUM1', ERP_MASK, '8', '12/05/2016', '08/11/2026'));
    expect(await told()).toMatchObject([{ day: 12, lastCollectedOn: '2026-11-08' }]);
    await portal.push('AG1', revokeCommand(at(2), { account: ELODIE, rum: 'RUM1' }));
    await portal.push('AG1', subscribeCommand(at(3), { account: ELODIE }));
    await portal.bring(saying('RUM2', 'FR76 XXXX 555'));
    expect(await told()).toMatchObject([
      { rum: 'RUM1', state: 'revoque' },
      { rum: 'G2A-B-000003', state: 'revoque', revokedOn: '2026-11-20' },
    ]);
    // What is seen from now on is the ERP's.
    const other = seen({ rum: 'RUM2', maskedIban: 'FR76 XXXX 555' });
    await portal.push('AG1', dayCommand(at(4), { account: ELODIE, rum: 'RUM2', day: 6, seen: other }));
    expect(await told()).toHaveLength(3);
  });

  it('is told each act once, with the account number whole for whoever collects', async () => {
    const out = (batch?: number) =>
      exportErp(portal.database, {
        ...{ folder: portal.folder('out'), landlord: 'cchartres', now: NOW },
        ...(batch === undefined ? {} : { batch }),
      });
    const commands = [
      subscribeCommand(at(1), { account: ELODIE, debtor: '=LE GALL' }),
      signCommand(at(2), { account: ELODIE, rum: RUM }),
      accountCommand(at(3), {
        ...{ account: ELODIE, rum: RUM },
        seen: { rum: RUM, maskedIban: MASK, day: 8, state: 'actif' },
      }),
      revokeCommand(at(4), { account: ELODIE, rum: RUM }),
    ];
    await portal.push('AG1', ...commands);
    const [batch] = (await out()).batches;
    const file = join(batch?.folder ?? '', 'mandats.csv');
    const rows = parse(readFileSync(file), { delimiter: ';', bom: true, columns: true }) as Record<
      string,
      string
    >[];
    const of = { reference: REFERENCE, rum: RUM, titulaire: 'LE GALL Élodie' };
    expect(rows).toEqual([
      {
        ...{ ...of, id_guichet: commands[0]?.id, numero: RUM, iban: IBAN, jour_prelevement: '8' },
        ...{ date_signature: '', etat: 'a_signer' },
      },
      {
        ...{ ...of, id_guichet: commands[1]?.id, numero: '', iban: '', jour_prelevement: '8' },
        ...{ date_signature: '17/11/2026', etat: 'actif' },
      },
      {
        ...{
          ...of,
          id_guichet: commands[2]?.id,
          numero: 'G2A-B-000003',
          iban: OTHER_IBAN,
          jour_prelevement: '8',
        },
        ...{ date_signature: '', etat: 'modifie' },
      },
      {
        ...{ ...of, id_guichet: commands[3]?.id, numero: 'G2A-K-000004', iban: '', jour_prelevement: '8' },
        ...{ date_signature: '', etat: 'revoque' },
      },
    ]);
    expect((await out()).batches).toEqual([]);
    const bytes = readFileSync(file);
    await out(1);
    expect(readFileSync(file)).toEqual(bytes);
  });

  it('an account number whole stands where the document says, and in no other table', async () => {
    await portal.push('AG1', subscribeCommand(at(1), { account: ELODIE }));
    await exportErp(portal.database, { folder: portal.folder('out'), landlord: 'cchartres', now: NOW });
    const holding = await asLandlord(portal.database, async (tx) => {
      const { rows: tables } = await sql<{ name: string }>`
        SELECT table_name AS name FROM information_schema.tables
        WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' ORDER BY 1`.execute(tx);
      const found: string[] = [];
      for (const { name } of tables) {
        const { rows } =
          await sql`SELECT 1 FROM ${sql.table(name)} t WHERE t::text LIKE ${`%${IBAN}%`} LIMIT 1`.execute(tx);
        if (rows.length > 0) found.push(name);
      }
      return found;
    });
    expect(holding).toEqual(['command', 'export_row', 'mandate', 'mandate_event']);
  });
});
