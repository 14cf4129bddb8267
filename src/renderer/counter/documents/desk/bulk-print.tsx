import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { formatMonthCapitalised, isoDate } from '../../../../rules/dates.ts';
import { BULK_KINDS, bulkWords } from '../../../../rules/documents/orders.ts';
import { useCommands } from '../../../app/commands.ts';
import { type CoreClient, useCore } from '../../../app/core.tsx';
import { failureInWords } from '../../../app/failure.ts';
import { formatCount } from '../../../app/format.ts';
import { useText } from '../../../i18n/i18n.ts';
import { AlertLine } from '../../../ui/alert-line.tsx';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/choice.tsx';
import { IconBulk, IconError } from '../../../ui/icons.ts';
import { announce } from '../../../ui/live-region.tsx';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { Select } from '../../../ui/select.tsx';
import { printersFor } from '../../printing/printers.ts';
import { usePrinters } from '../../printing/use-printers.ts';
import { deskToday } from '../../till/till-words.ts';
import { type BulkForm, bulkMonths, sameScope } from './bulk-form.ts';
import { isGoing, skippedWords } from './run-words.ts';
import { useBulkForm } from './use-bulk-form.ts';
import { useBulkRuns } from './use-bulk-runs.ts';

type Desk = Awaited<ReturnType<CoreClient['documents']['desk']>>;
type Plan = Awaited<ReturnType<CoreClient['documents']['bulkPlan']>>;

const EVERYWHERE = '*';
const FILES = '*';
const START_ID = 'bulk-start';

/** "Imprimer un mois": for whom, how many it makes, where it comes out; then it goes on by itself. */
export function BulkPrint({ newest, residences }: Pick<Desk, 'newest' | 'residences'>) {
  const t = useText();
  const { client } = useCore();
  const cache = useQueryClient();
  const { form, edit, commandId, started } = useBulkForm(newest);
  const today = isoDate(deskToday());
  const going = useBulkRuns().data?.some(isGoing) ?? false;
  const [planned, setPlanned] = useState<{ readonly form: BulkForm; readonly plan: Plan } | null>(null);
  const plan = planned !== null && sameScope(planned.form, form) ? planned.plan : null;
  const latest = useRef(form);
  latest.current = form;
  const { kind, month, residence, paperOnly } = form;

  const count = useMutation({
    mutationFn: (asked: BulkForm) =>
      client.documents.bulkPlan({
        kind: asked.kind,
        month: asked.month,
        residence: asked.residence,
        paperOnly: asked.paperOnly,
      }),
    onSuccess: (found, asked) => {
      setPlanned({ form: asked, plan: found });
      announce(plannedWords(t, asked.kind, found.papers));
      if (found.papers > 0 && sameScope(asked, latest.current))
        requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById(START_ID)?.focus()));
    },
  });
  const start = useMutation({
    mutationFn: () => client.documents.bulkStart({ commandId: commandId(), ...form }),
    onSuccess: () => {
      started();
      setPlanned(null);
      void cache.invalidateQueries({ queryKey: [['documents']] });
    },
  });
  const change = (changed: Partial<BulkForm>) => {
    count.reset();
    start.reset();
    edit(changed);
  };
  const ready = plan !== null && plan.papers > 0;
  const runCount = () => {
    if (!count.isPending) count.mutate(form);
  };
  const runStart = () => {
    if (going) announce(t('documents.desk.oneAtATime'));
    else if (ready && !start.isPending) start.mutate();
  };
  useCommands([
    {
      id: 'documents.month',
      label: t(ready ? 'documents.desk.start' : 'documents.desk.count'),
      group: t('documents.desk.printMonth'),
      icon: IconBulk,
      chord: { key: 'Enter', ctrl: true },
      run: ready ? runStart : runCount,
    },
  ]);
  const failure = count.error ?? start.error;
  return (
    <section aria-labelledby="desk-month">
      <SectionHeading id="desk-month">{t('documents.desk.printMonth')}</SectionHeading>
      <p className="papers-intro">{t('documents.desk.printMonthText')}</p>
      <div className="papers-form">
        <div className="papers-fields">
          <Select
            label={t('documents.desk.kind')}
            size="dense"
            options={BULK_KINDS.map((id) => ({ id, label: bulkWords[id] }))}
            value={kind}
            onChange={(id) => change({ kind: id })}
          />
          <Select
            label={t('documents.desk.month')}
            size="dense"
            options={bulkMonths(today).map((id) => ({ id, label: formatMonthCapitalised(id) }))}
            value={month}
            onChange={(id) => change({ month: id })}
          />
          <Select
            label={t('documents.desk.residence')}
            size="dense"
            options={[
              { id: EVERYWHERE, label: t('documents.desk.everywhere') },
              ...residences.map(({ code, name }) => ({ id: code, label: name })),
            ]}
            value={residence ?? EVERYWHERE}
            onChange={(code) => change({ residence: code === EVERYWHERE ? null : code })}
          />
        </div>
        <Checkbox checked={paperOnly} onChange={(checked) => change({ paperOnly: checked })}>
          {t('documents.desk.paperOnly')}
        </Checkbox>
        {plan === null ? (
          <div className="papers-acts">
            <Button
              variant="filled"
              size="large"
              keys={['Ctrl', 'Entrée']}
              busy={count.isPending ? t('documents.desk.counting') : undefined}
              onClick={runCount}
            >
              {t('documents.desk.count')}
            </Button>
          </div>
        ) : (
          <Planned kind={kind} plan={plan}>
            {ready && (
              <div className="papers-start">
                <OutputChoice value={form.printer} onChange={(printer) => edit({ printer })} />
                <Button
                  id={START_ID}
                  variant="filled"
                  size="large"
                  icon={IconBulk}
                  keys={['Ctrl', 'Entrée']}
                  busy={start.isPending ? t('documents.desk.starting') : undefined}
                  disabledBecause={going ? t('documents.desk.oneAtATime') : undefined}
                  onClick={runStart}
                >
                  {t('documents.desk.start')}
                </Button>
              </div>
            )}
          </Planned>
        )}
        {failure !== null && (
          <Failed
            fact={t(count.error === null ? 'documents.desk.startFailed' : 'documents.desk.countFailed')}
            error={failure}
          />
        )}
      </div>
    </section>
  );
}

function plannedWords(t: ReturnType<typeof useText>, kind: BulkForm['kind'], papers: number): string {
  return t(`documents.desk.planned.${kind}`, { count: papers, n: formatCount(papers) });
}

type PlannedProps = {
  readonly kind: BulkForm['kind'];
  readonly plan: Plan;
  readonly children: React.ReactNode;
};

/** How many it makes, and who is left out and why. */
function Planned({ kind, plan, children }: PlannedProps) {
  const t = useText();
  const left = skippedWords(t, plan.skipped);
  return (
    <div className="papers-plan">
      <div>
        <p className="papers-plan-count figures-tabular">{plannedWords(t, kind, plan.papers)}</p>
        {left.length > 0 && (
          <>
            <p className="papers-plan-left">{t('documents.desk.leftOut')}</p>
            <ul className="papers-plan-list">
              {left.map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          </>
        )}
      </div>
      {children}
    </div>
  );
}

type OutputProps = { readonly value: string | null; readonly onChange: (printer: string | null) => void };

/** Where it comes out: files to save, or a printer that takes A4. */
function OutputChoice({ value, onChange }: OutputProps) {
  const t = useText();
  const printers = usePrinters().data;
  const offered = printers === undefined ? [] : printersFor(printers, 'a4');
  const known = offered.some(({ id }) => id === value);
  return (
    <Select
      className="papers-output"
      label={t('documents.desk.output')}
      size="dense"
      options={[
        { id: FILES, label: t('documents.desk.files') },
        ...offered.map(({ id, name, ready, state }) => ({
          id,
          label: ready
            ? name
            : t('printing.printerWithState', { name, state: state.toLocaleLowerCase('fr') }),
        })),
      ]}
      value={known && value !== null ? value : FILES}
      onChange={(id) => onChange(id === FILES ? null : id)}
    />
  );
}

/** What went wrong with a month, under what was asked. */
export function Failed({ fact, error }: { readonly fact: string; readonly error: unknown }) {
  const t = useText();
  const { title, kept, next, code } = failureInWords(error);
  return (
    <AlertLine tone="danger" icon={IconError} role="alert" fact={fact}>
      {[title, kept, next].filter(Boolean).join(' ')} {t('printing.code')}{' '}
      <span className="document-number">{code}</span>
    </AlertLine>
  );
}
