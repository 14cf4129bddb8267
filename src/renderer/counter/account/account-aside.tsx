import type { ReactNode } from 'react';
import type { AccountHeader, ContactRow } from '../../../contract/accounts.ts';
import type { Announcement } from '../../../contract/payments.ts';
import { formatEuros } from '../../../rules/money.ts';
import { atDesk, formatCount } from '../../app/format.ts';
import { useText } from '../../i18n/i18n.ts';
import { AlertLine } from '../../ui/alert-line.tsx';
import { Button } from '../../ui/button.tsx';
import {
  type Icon,
  IconAttestation,
  IconPayment,
  IconPrint,
  IconRegister,
  IconRequest,
} from '../../ui/icons.ts';
import { ariaKeyShortcuts, KeyHints } from '../../ui/key-hint.tsx';
import { alertsInWords } from './alert-words.ts';
import { balanceWords } from './balance.ts';
import { formatPhone } from './phone-words.ts';

export type AccountAsideProps = {
  readonly header: AccountHeader;
  /** Orders of payment shown here, which settle nothing yet. */
  readonly announced: readonly Announcement[];
  readonly emergency: ContactRow | null;
  readonly onPay: () => void;
  readonly onRequest: () => void;
  readonly onCertificate: () => void;
  readonly onRegister: () => void;
  readonly onPrint: () => void;
  /** Why there is nothing to print; undefined when there is. */
  readonly noPrintBecause: string | undefined;
};

/** The right column of every tab: what is owed, what can be done, what to know. */
export function AccountAside({
  header,
  announced,
  emergency,
  onPay,
  onRequest,
  onCertificate,
  onRegister,
  onPrint,
  noPrintBecause,
}: AccountAsideProps) {
  const t = useText();
  const alerts = alertsInWords(t, header.alerts);
  return (
    <aside aria-label={t('account.side')} className="account-aside">
      <div>
        <BalanceFigure header={header} announced={announced} />
        <div className="mt-4 large:mt-[22px]">
          <Button
            variant="filled"
            size="large"
            icon={IconPayment}
            keys={['F3']}
            onClick={onPay}
            className="w-full"
          >
            {t('account.act.pay')}
          </Button>
          <div className="mt-2">
            <AsideAction icon={IconRequest} keyName="F4" onPress={onRequest} disabledBecause={undefined}>
              {t('account.act.request')}
            </AsideAction>
            <AsideAction
              icon={IconAttestation}
              keyName="F5"
              onPress={onCertificate}
              disabledBecause={undefined}
            >
              {t('account.act.certificate')}
            </AsideAction>
            <AsideAction icon={IconRegister} keyName="F6" onPress={onRegister} disabledBecause={undefined}>
              {t('registrations.act')}
            </AsideAction>
            <AsideAction icon={IconPrint} keyName="F8" onPress={onPrint} disabledBecause={noPrintBecause}>
              {t('account.act.print')}
            </AsideAction>
          </div>
        </div>
      </div>
      <div className="wide:mt-4 large:mt-6">
        {alerts.length > 0 && (
          <section aria-labelledby="to-know">
            <h2 id="to-know" className="text-table font-strong">
              {t('account.toKnow')}
            </h2>
            <div className="mt-2 grid gap-2">
              {alerts.map(({ tone, icon, fact, detail }) => (
                <AlertLine key={fact} tone={tone} icon={icon} fact={fact}>
                  {detail ?? undefined}
                </AlertLine>
              ))}
            </div>
          </section>
        )}
        <Reach header={header} emergency={emergency} />
      </div>
    </aside>
  );
}

/** One accessible text: "Solde débiteur de 445,34 €". */
function BalanceFigure({ header, announced }: Pick<AccountAsideProps, 'header' | 'announced'>) {
  const t = useText();
  const words = balanceWords(header.balanceCents);
  const asOf = atDesk(header.asOf);
  const { count } = header.unsent;
  return (
    <>
      {words.word === 'settled' ? (
        <p className="text-page narrow:pt-1">{t('account.balance.settled')}</p>
      ) : (
        <p>
          <span className="block text-table font-label">{t(`account.balance.${words.word}`)}</span>{' '}
          <span
            className={`block figures-tabular text-hero large:text-hero-lg ${header.late ? 'text-danger' : ''}`}
          >
            {words.amount}
          </span>
        </p>
      )}
      {announced.map(({ number, mode, amountCents }) => (
        <p key={number} className="mt-0.5 text-second font-medium text-accent">
          {t(`paymentsTab.announced.${mode}`, { amount: formatEuros(amountCents) })}
        </p>
      ))}
      <p className="mt-0.5 text-small text-ink-2">
        {t('account.balance.asOf', { day: asOf.day, time: asOf.time })}
        <br />
        {count === 0
          ? t('account.balance.nothingUnsent')
          : t('account.balance.unsent', { count, n: formatCount(count) })}
      </p>
    </>
  );
}

type AsideActionProps = {
  readonly icon: Icon;
  readonly keyName: string;
  readonly onPress: () => void;
  readonly disabledBecause: string | undefined;
  readonly children: ReactNode;
};

/** A quiet line that acts: icon, words, key at the right end. */
function AsideAction({ icon: ActionIcon, keyName, onPress, disabledBecause, children }: AsideActionProps) {
  return (
    <>
      <button
        type="button"
        className="-mx-2 flex h-10 w-[calc(100%+16px)] items-center gap-[11px] rounded-control px-2 text-start text-table font-medium hover:bg-hover aria-disabled:text-ink-3 aria-disabled:hover:bg-transparent"
        aria-keyshortcuts={ariaKeyShortcuts([keyName])}
        aria-disabled={disabledBecause !== undefined || undefined}
        aria-describedby={disabledBecause === undefined ? undefined : `${keyName}-reason`}
        onClick={() => {
          if (disabledBecause === undefined) onPress();
        }}
      >
        <ActionIcon className="text-ink-2" />
        <span className="flex-1">{children}</span>
        <KeyHints names={[keyName]} />
      </button>
      {disabledBecause !== undefined && (
        <p id={`${keyName}-reason`} className="ms-[29px] -mt-1 text-small text-ink-2">
          {disabledBecause}
        </p>
      )}
    </>
  );
}

/** How to reach the holder, and whom to call in an emergency; only where there is room (design.md §3). */
function Reach({
  header,
  emergency,
}: {
  readonly header: AccountHeader;
  readonly emergency: ContactRow | null;
}) {
  const t = useText();
  const [holder] = header.holders;
  const lines: ReadonlyArray<readonly [string, string | null]> = [
    [t('account.reach.phone'), holder?.phones[0] ? formatPhone(holder.phones[0]) : null],
    [t('account.reach.email'), holder?.email ?? null],
    ...(emergency?.phone ? [[t('account.reach.emergency'), formatPhone(emergency.phone)] as const] : []),
  ];
  return (
    <section
      aria-labelledby="reach"
      className="mt-5 hidden large:mt-6 [@media(width>=1180px)_and_(height>=880px)]:block"
    >
      <h2 id="reach" className="text-table font-strong">
        {t('account.reach.title')}
      </h2>
      <dl className="mt-1.5 grid gap-1 text-second">
        {lines.map(([name, value]) => (
          <div key={name} className="flex flex-wrap justify-between gap-x-3">
            <dt className="text-ink-2">{name}</dt>
            <dd className={value === null ? 'text-ink-2' : 'figures-tabular wrap-anywhere'}>
              {value ?? t('account.reach.notGiven')}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
