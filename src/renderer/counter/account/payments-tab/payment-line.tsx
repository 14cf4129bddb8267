import { useRef, useState } from 'react';
import { Menu, MenuItem } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import type { PaymentRow } from '../../../../contract/payments.ts';
import { formatDate, isoDate } from '../../../../rules/dates.ts';
import { formatEuros } from '../../../../rules/money.ts';
import { useText } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { type Icon, IconForward, IconRefused, IconUndo, IconUnfold } from '../../../ui/icons.ts';
import { LinkButton } from '../../../ui/link-button.tsx';
import { StatusChip } from '../../../ui/status-chip.tsx';
import { Cell, Row } from '../../../ui/table.tsx';
import { openAccount } from '../../search/open-account.ts';
import { monthsInWords, STATE_LOOK, type TakingBack, takingBackOf } from './row-words.ts';

type Props = {
  readonly row: PaymentRow;
  readonly onPaper: (number: string) => void;
  readonly onTakeBack: (act: TakingBack) => void;
};

/** One payment: how, for which months, by whom, its papers, where it stands and what can be done with it. */
export function PaymentLine({ row, onPaper, onTakeBack }: Props) {
  const t = useText();
  const facts = [
    monthsInWords(row.months, t('account.and')),
    row.detail ?? '',
    row.payer === null ? '' : t('paymentsTab.payer', { name: row.payer }),
  ].filter((words) => words !== '');
  const acts = takingBackOf(row);
  const papers = [...row.papers, ...ownPapers(t, row)];
  return (
    <Row>
      <Cell figures="tabular" data-label={t('paymentsTab.date')}>
        {formatDate(isoDate(row.on))}
      </Cell>
      <Cell rowHeader data-label={t('paymentsTab.payment')}>
        <span className="font-label">{row.label}</span>{' '}
        {row.number !== null && (
          <span className="document-number text-second text-ink-2">
            {t('paymentsTab.number', { number: row.number })}
          </span>
        )}
        <span className="payments-facts">
          {facts.join(' · ')}
          {row.agent !== null && (
            <span className="payments-agent"> · {t('paymentsTab.agent', { name: row.agent })}</span>
          )}
        </span>
        {papers.length > 0 && (
          <span className="payments-papers">
            {papers.map(({ number, title }) => (
              <LinkButton
                key={number}
                aria-label={t('paymentsTab.openPaper', { title, number })}
                onClick={() => onPaper(number)}
              >
                {title}
              </LinkButton>
            ))}
          </span>
        )}
      </Cell>
      <Cell align="end" figures="tabular" strong data-label={t('paymentsTab.amount')}>
        <span className={row.state === 'annule' || row.state === 'impaye' ? 'payments-undone' : undefined}>
          {formatEuros(row.cents)}
        </span>
      </Cell>
      <Cell data-label={t('paymentsTab.state')}>
        <State row={row} />
      </Cell>
      <Cell align="end">
        {acts.length > 0 && row.number !== null && (
          <RowActs number={row.number} acts={acts} onAct={onTakeBack} />
        )}
      </Cell>
    </Row>
  );
}

/** The papers that carry a number of their own: the order of payment, and the slip of what took a payment back. */
function ownPapers(t: ReturnType<typeof useText>, { number, state, reversal }: PaymentRow) {
  const order =
    number !== null && (state === 'annonce' || state === 'solde')
      ? [{ number, title: t('paymentsTab.orderPaper') }]
      : [];
  // The ERP's own reversal has a number of the ERP, and no paper here.
  const slip =
    reversal !== null && SLIP_NUMBER.test(reversal.number)
      ? [{ number: reversal.number, title: t('paymentsTab.slipPaper') }]
      : [];
  return [...order, ...slip];
}

/** `G2A-A-000012`. */
const SLIP_NUMBER = /^\w+-A-\d+$/;

function State({ row: { state, reversal, moved } }: { readonly row: PaymentRow }) {
  const t = useText();
  if (state === 'erp') {
    return <span className="text-second text-ink-2">{t('paymentsTab.states.erp')}</span>;
  }
  const { icon, tone } = STATE_LOOK[state];
  return (
    <>
      <StatusChip icon={icon} tone={tone}>
        {t(`paymentsTab.states.${state}`)}
      </StatusChip>
      {reversal !== null && (
        <span className="payments-facts">
          <span className="document-number">
            {t(reversal.number === '' ? 'paymentsTab.reversedOn' : 'paymentsTab.reversed', {
              date: formatDate(isoDate(reversal.on)),
              number: reversal.number,
            })}
          </span>
          <br />
          {reversal.reason}
        </span>
      )}
      {moved !== null && (
        <span className="payments-facts">
          {t(state === 'annule' ? 'paymentsTab.movedTo' : 'paymentsTab.movedFrom')}{' '}
          <LinkButton
            className="reference"
            aria-label={t('paymentsTab.openAccount', { reference: moved.reference })}
            onClick={() => openAccount(moved.account)}
          >
            {moved.reference}
          </LinkButton>
        </span>
      )}
    </>
  );
}

const ACT_ICONS: Readonly<Record<TakingBack, Icon>> = {
  reverse: IconUndo,
  move: IconForward,
  bounce: IconRefused,
};

type ActsProps = {
  readonly number: string;
  readonly acts: readonly TakingBack[];
  readonly onAct: (act: TakingBack) => void;
};

function RowActs({ number, acts, onAct }: ActsProps) {
  const t = useText();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const name = t('paymentsTab.actionsOn', { number });
  return (
    <>
      <Button
        ref={button}
        size="small"
        icon={IconUnfold}
        className="payments-acts"
        aria-label={name}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        {t('paymentsTab.actions')}
      </Button>
      <Popover
        className="menu"
        aria-label={name}
        triggerRef={button}
        isOpen={open}
        onOpenChange={setOpen}
        placement="bottom end"
        offset={4}
      >
        <Menu
          aria-label={name}
          autoFocus="first"
          className="menu-list"
          onAction={(id) => {
            setOpen(false);
            const act = acts.find((one) => one === id);
            // After the focus is back on the button, which the panel gives it back to.
            if (act !== undefined) requestAnimationFrame(() => onAct(act));
          }}
        >
          {acts.map((act) => {
            const ActIcon = ACT_ICONS[act];
            return (
              <MenuItem key={act} id={act} textValue={t(`paymentsTab.act.${act}`)} className="menu-row">
                <ActIcon />
                {t(`paymentsTab.act.${act}`)}
              </MenuItem>
            );
          })}
        </Menu>
      </Popover>
    </>
  );
}
