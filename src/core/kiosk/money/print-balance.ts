import type { PrintOutcome } from '../../../contract/kiosk/printing.ts';
import { formatInstant, formatMonthCapitalised, formatPlainDate, isIsoMonth } from '../../../rules/dates.ts';
import type { KioskAccount } from '../../../rules/kiosk/account.ts';
import { formatEuros } from '../../../rules/money.ts';
import { renderPaper } from '../../documents/renderer.ts';
import { localDay } from '../../local-day.ts';
import type { EffectScope } from '../../procedures/procedures.ts';
import { printBytes } from '../printing/print-pdf.ts';
import { ticketFacts } from '../tickets/ticket-facts.ts';
import { balanceOf } from './balance.ts';

const TITLE = 'Mon solde';

/** The balance and the months due on 80 mm, without a number: it is shown, it proves nothing. */
export function printBalance(
  scope: EffectScope,
  account: KioskAccount,
  jobId: string,
): Promise<PrintOutcome> {
  const { core } = scope;
  const facts = scope.read((db) => {
    const balance = balanceOf(db, account, localDay(core.ports.clock));
    const lines = balance.due.flatMap(({ month, cents }) =>
      isIsoMonth(month) ? [{ label: formatMonthCapitalised(month), value: formatEuros(cents) }] : [],
    );
    const { date, time } = formatInstant(
      balance.asOf,
      core.ports.clock.offsetMinutes(Date.parse(balance.asOf)),
    );
    return ticketFacts(db, core.ports.clock, {
      number: null,
      kind: 'ticket',
      printed: account.printed,
      title: TITLE,
      lines: [
        {
          label:
            balance.balanceCents > 0 ? 'Vous devez' : balance.balanceCents < 0 ? 'En votre faveur' : 'Solde',
          value: formatEuros(Math.abs(balance.balanceCents)),
        },
        ...lines,
      ],
      sentences: [
        `Chiffres du bailleur au ${formatPlainDate(date)}, ${time}.`,
        ...(balance.unsentCents > 0
          ? [`Vos paiements à cette borne sont déjà déduits\u202f: ${formatEuros(balance.unsentCents)}.`]
          : []),
        ...(balance.sentence === null ? [] : [balance.sentence]),
        "Ce ticket n'est pas une quittance.",
      ],
      code: null,
    });
  });
  return printBytes(scope, {
    jobId,
    number: null,
    title: TITLE,
    format: '80mm',
    bytes: () => renderPaper(core, { kind: 'kiosk-ticket', facts }),
  });
}
