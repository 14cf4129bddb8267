import { type IsoDate, isoDate } from '../../rules/dates.ts';
import type { ReferenceRule } from '../../rules/references/references.ts';
import type { ReadableDb } from '../database/connection.ts';
import { requireMeta } from '../database/meta.ts';
import { currentProfile } from '../landlords/current-profile.ts';
import { readLedgerEntries } from '../ledger/queries.ts';
import { localDay } from '../local-day.ts';
import { type CoreServices, command, type Procedures, query } from '../procedures/procedures.ts';
import { contactsOf } from './contacts.ts';
import { dossierOf } from './dossier.ts';
import { accountHeader } from './header.ts';
import { historyOf } from './history.ts';
import { ledgerView } from './ledger-view.ts';
import { recentAccounts, recordConsultation } from './recent.ts';
import { requireAccount } from './require-account.ts';
import { searchAccounts } from './search/search-accounts.ts';
import { situationOf } from './situation.ts';

/** Finding an account and reading it. */
export function accountsHandlers(core: CoreServices, os: Procedures) {
  const today = (): IsoDate => isoDate(localDay(core.ports.clock));
  return {
    search: os.accounts.search.handler(
      query(core, ({ db }, { text }) => searchAccounts(db, referenceRule(db), text, today())),
    ),
    recent: os.accounts.recent.handler(
      query(core, ({ db, session }) => recentAccounts(db, session.agent().id, today())),
    ),
    open: os.accounts.open.handler(
      command(core, ({ db, session, changed }, { account }) => {
        const lease = requireAccount(db, account);
        recordConsultation(db, {
          leaseId: lease.id,
          agentId: session.agent().id,
          post: requireMeta(db, 'post'),
          at: new Date(core.ports.clock.now()).toISOString(),
        });
        changed('accounts');
        return accountHeader(db, lease, today());
      }),
    ),
    header: os.accounts.header.handler(
      query(core, ({ db }, { account }) => accountHeader(db, requireAccount(db, account), today())),
    ),
    situation: os.accounts.situation.handler(
      query(core, ({ db }, { account }) => {
        const lease = requireAccount(db, account);
        const entries = readLedgerEntries(db, lease.id);
        return situationOf(entries, lease.balanceCents, currentProfile(db), today());
      }),
    ),
    ledger: os.accounts.ledger.handler(
      query(core, ({ db }, { account, ...filters }) =>
        ledgerView(readLedgerEntries(db, requireAccount(db, account).id), filters, today()),
      ),
    ),
    dossier: os.accounts.dossier.handler(
      query(core, ({ db }, { account }) => dossierOf(db, requireAccount(db, account), today())),
    ),
    contacts: os.accounts.contacts.handler(
      query(core, ({ db }, { account }) => contactsOf(db, requireAccount(db, account))),
    ),
    history: os.accounts.history.handler(
      query(core, ({ db }, { account }) => historyOf(db, requireAccount(db, account))),
    ),
  };
}

function referenceRule(db: ReadableDb): ReferenceRule {
  const rule = currentProfile(db).reference.form.value;
  // The schema of a profile refuses one without it.
  if (rule === null) throw new Error('the profile has no form of reference');
  return rule;
}
