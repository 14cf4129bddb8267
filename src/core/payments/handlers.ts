import { isoDate } from '../../rules/dates.ts';
import { displayName } from '../../rules/names.ts';
import { appliedRule } from '../../rules/profile.ts';
import { holdersOf, listPeople } from '../accounts/people.ts';
import { requireAccount } from '../accounts/require-account.ts';
import { requireMeta } from '../database/meta.ts';
import { paperRenderer } from '../documents/renderer.ts';
import { currentProfile } from '../landlords/current-profile.ts';
import { dueMonths } from '../ledger/due-months.ts';
import { readLedgerEntries } from '../ledger/queries.ts';
import { localDay } from '../local-day.ts';
import { type CoreServices, command, type Procedures, query } from '../procedures/procedures.ts';
import { announcePayment } from './announce.ts';
import { openAnnouncements } from './announced.ts';
import { paymentList } from './list.ts';
import { announcedModesOf, modesOf } from './modes.ts';
import { movePayment } from './move.ts';
import { otherAccount, otherAccounts } from './others.ts';
import { makePlan } from './plan.ts';
import { countTill, isTillOpen } from './queries.ts';
import { recordPayment } from './record.ts';
import { reversePayment } from './reverse.ts';

/** Encaisser: what may be paid, what would be written, and the payment itself. */
export function paymentsHandlers(core: CoreServices, os: Procedures) {
  const today = () => isoDate(localDay(core.ports.clock));
  return {
    prepare: os.payments.prepare.handler(
      query(core, ({ db }, { account }) => {
        // A paper follows within seconds: the drawing thread starts while the clerk counts.
        paperRenderer(core).warm();
        const lease = requireAccount(db, account);
        const profile = currentProfile(db);
        const day = today();
        const people = listPeople(db, lease.id);
        const [holder] = holdersOf(people);
        const entries = readLedgerEntries(db, lease.id);
        return {
          holderName: holder === undefined ? lease.printed : displayName(holder),
          reference: lease.printed,
          balanceCents: lease.balanceCents,
          dueMonths: dueMonths(entries, day),
          modes: modesOf(profile, day),
          cashCeilingCents: appliedRule(profile, 'payment.cashCeilingCents', day).value,
          exitedOn: lease.exitOn !== null && lease.exitOn <= day ? lease.exitOn : null,
          announcedModes: announcedModesOf(profile, day),
          otherAccounts: otherAccounts(db, lease, people, day),
          announced: openAnnouncements(db, lease, entries),
          tillOpen: isTillOpen(db, requireMeta(db, 'till')),
        };
      }),
    ),
    plan: os.payments.plan.handler(
      query(core, ({ db }, input) => {
        const lease = requireAccount(db, input.account);
        return makePlan(db, currentProfile(db), lease, input, today()).plan;
      }),
    ),
    record: os.payments.record.handler(command(core, recordPayment)),
    other: os.payments.other.handler(
      query(core, ({ db }, { account }) => otherAccount(db, requireAccount(db, account), today())),
    ),
    announce: os.payments.announce.handler(command(core, announcePayment)),
    list: os.payments.list.handler(
      query(core, ({ db, session }, { account }) =>
        paymentList(db, requireAccount(db, account), {
          role: session.role(),
          till: requireMeta(db, 'till'),
          on: today(),
        }),
      ),
    ),
    reverse: os.payments.reverse.handler(command(core, reversePayment)),
    move: os.payments.move.handler(command(core, movePayment)),
    today: os.payments.today.handler(
      query(core, ({ db }) => countTill(db, requireMeta(db, 'till'), localDay(core.ports.clock))),
    ),
  };
}
