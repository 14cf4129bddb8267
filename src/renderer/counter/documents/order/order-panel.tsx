import './order.css';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { formatMonthCapitalised } from '../../../../rules/dates.ts';
import { ORDERED_KINDS, orderedWords } from '../../../../rules/documents/orders.ts';
import { formatEuros } from '../../../../rules/money.ts';
import { useCore } from '../../../app/core.tsx';
import { type FailureInWords, failureInWords } from '../../../app/failure.ts';
import { useText } from '../../../i18n/i18n.ts';
import { AlertLine } from '../../../ui/alert-line.tsx';
import { Button } from '../../../ui/button.tsx';
import { Radio, RadioGroup } from '../../../ui/choice.tsx';
import { IconDocuments, IconError, IconInfo } from '../../../ui/icons.ts';
import { announce } from '../../../ui/live-region.tsx';
import { Select } from '../../../ui/select.tsx';
import { SidePanel } from '../../../ui/side-panel.tsx';
import { Asked } from '../../account/asked.tsx';
import { useFirstField } from '../../account/payments-tab/use-first-field.ts';
import { DraftNote } from '../../account/space/draft-note.tsx';
import { useSpaceDraft } from '../../account/space/use-space-draft.ts';
import { usePanelKeys } from '../../account/use-panel-keys.ts';
import {
  monthsOf,
  NO_ORDER,
  type OrderForm,
  type OrderObstacle,
  type Orders,
  obstacleOf,
  orderFault,
  orderFormSchema,
  withKind,
} from './order-form.ts';

export type OrderPanelProps = {
  readonly account: string;
  readonly open: boolean;
  readonly onClose: () => void;
  /** The document is numbered and frozen: it is shown. */
  readonly onMade: (id: string) => void;
};

/** "Demander un document": which one, of which month, then the paper itself. */
export function OrderPanel(props: OrderPanelProps) {
  const { account, open, onClose } = props;
  const t = useText();
  const { ask } = useCore();
  const orders = useQuery(ask.documents.orders.queryOptions({ input: { account } }));
  if (orders.data !== undefined) return <OpenPanel {...props} orders={orders.data} />;
  return (
    <SidePanel open={open} onClose={onClose} title={t('documents.order.title')}>
      <Asked answer={orders}>{() => null}</Asked>
    </SidePanel>
  );
}

function OpenPanel({
  account,
  open,
  onClose,
  onMade,
  orders,
}: OrderPanelProps & { readonly orders: Orders }) {
  const t = useText();
  const { client } = useCore();
  const fields = useRef<HTMLDivElement>(null);
  const draft = useSpaceDraft('document-order', account, 'order', orderFormSchema, NO_ORDER);
  const { form } = draft;
  const [checked, setChecked] = useState(false);
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<FailureInWords | null>(null);
  const obstacle = form.kind === null ? null : obstacleOf(orders, form.kind);
  const fault = obstacle === null ? orderFault(orders, form) : null;
  const edit = (next: OrderForm) => {
    setFailure(null);
    setChecked(false);
    draft.edit(next);
  };
  function make(): void {
    if (running) return;
    setChecked(true);
    if (obstacle !== null) {
      announce(obstacleWords(obstacle, t));
      return;
    }
    if (fault !== null || form.kind === null) {
      const place = fault === 'kind' ? 'input' : '.select button';
      fields.current?.querySelector<HTMLElement>(place)?.focus();
      return;
    }
    setRunning(true);
    setFailure(null);
    client.documents
      .order({
        commandId: draft.commandId(),
        account,
        kind: form.kind,
        month: monthsOf(orders, form.kind) === null ? null : form.month,
        item: form.kind === 'brochure' ? form.item : null,
      })
      .then(({ id }) => {
        draft.discard();
        onMade(id);
      })
      .catch((error: unknown) => setFailure(failureInWords(error)))
      .finally(() => setRunning(false));
  }
  usePanelKeys(open, {
    id: 'order.make',
    label: t('documents.order.make'),
    icon: IconDocuments,
    run: make,
  });
  useFirstField(fields, 'input:checked, input');
  return (
    <SidePanel
      open={open}
      onClose={onClose}
      title={t('documents.order.title')}
      subtitle={t('documents.order.intro')}
      foot={
        <>
          <DraftNote draft={draft} />
          <Button
            variant="filled"
            size="large"
            className="ms-auto"
            keys={['Ctrl', 'Entrée']}
            busy={running ? t('documents.order.making') : undefined}
            onClick={make}
          >
            {t('documents.order.make')}
          </Button>
        </>
      }
    >
      <div ref={fields} className="order-form">
        <div>
          <RadioGroup label={t('documents.order.kind')} className="order-kinds">
            {ORDERED_KINDS.map((kind) => (
              <Radio
                key={kind}
                name="order-kind"
                checked={form.kind === kind}
                detail={t(`documents.order.about.${kind}`)}
                onChange={() => edit(withKind(orders, kind))}
              >
                {orderedWords[kind]}
              </Radio>
            ))}
          </RadioGroup>
          {checked && fault === 'kind' && (
            <div className="field-error mt-2">
              <IconError size={17} />
              <span>{t('documents.order.fault.kind')}</span>
            </div>
          )}
        </div>
        {obstacle !== null && (
          <AlertLine
            tone="warning"
            icon={IconInfo}
            fact={obstacleWords(obstacle, t)}
            {...(checked && { role: 'alert' as const })}
          />
        )}
        {obstacle === null && form.kind !== null && (
          <Which orders={orders} form={form} fault={checked ? fault : null} onEdit={edit} />
        )}
        {failure !== null && (
          <AlertLine tone="danger" icon={IconError} role="alert" fact={t('documents.order.failed')}>
            {[failure.title, failure.kept, failure.next].filter(Boolean).join(' ')} {t('printing.code')}{' '}
            <span className="document-number">{failure.code}</span>
          </AlertLine>
        )}
      </div>
    </SidePanel>
  );
}

type WhichProps = {
  readonly orders: Orders;
  readonly form: OrderForm;
  readonly fault: ReturnType<typeof orderFault>;
  readonly onEdit: (form: OrderForm) => void;
};

/** Of which month, or which text of the library; nothing where the kind says it all. */
function Which({ orders, form, fault, onEdit }: WhichProps) {
  const t = useText();
  if (form.kind === null) return null;
  if (form.kind === 'brochure') {
    const chosen = orders.library.find(({ item }) => item === form.item);
    return (
      <Select
        label={t('documents.order.item')}
        options={orders.library.map(({ item, title }) => ({ id: item, label: title }))}
        value={chosen?.item ?? null}
        error={fault === 'item' ? t('documents.order.fault.item') : undefined}
        onChange={(item) => onEdit({ ...form, item })}
        {...(chosen !== undefined && { help: chosen.summary })}
      />
    );
  }
  const months = monthsOf(orders, form.kind);
  if (months === null) return null;
  const chosen = months.find(({ month }) => month === form.month);
  return (
    <Select
      label={t('documents.order.month')}
      className="order-month"
      options={months.map(({ month, cents }) => ({
        id: month,
        label: t('documents.order.monthOption', {
          month: formatMonthCapitalised(month),
          amount: formatEuros(cents),
        }),
      }))}
      value={chosen?.month ?? null}
      error={fault === 'month' ? t('documents.order.fault.month') : undefined}
      onChange={(month) => onEdit({ ...form, month })}
      {...(chosen?.number != null && { help: t('documents.order.held', { number: chosen.number }) })}
    />
  );
}

function obstacleWords(obstacle: OrderObstacle, t: ReturnType<typeof useText>): string {
  switch (obstacle.why) {
    case 'not-offered':
      return t('documents.order.notOffered');
    case 'none':
      return t(`documents.order.none.${obstacle.kind}`);
    case 'sentence':
      return obstacle.sentence;
  }
}
