import { useState } from 'react';
import { v7 as mintId } from 'uuid';
import { formatDate } from '../../../rules/dates.ts';
import { useCommands } from '../../app/commands.ts';
import { useCore } from '../../app/core.tsx';
import { type FailureInWords, failureInWords } from '../../app/failure.ts';
import { atDesk } from '../../app/format.ts';
import { useText } from '../../i18n/i18n.ts';
import { AlertLine } from '../../ui/alert-line.tsx';
import { Button } from '../../ui/button.tsx';
import { Radio, RadioGroup } from '../../ui/choice.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { IconDocuments, IconError } from '../../ui/icons.ts';
import { SidePanel } from '../../ui/side-panel.tsx';
import { type PeriodChoice, type PeriodFault, readPeriod, STATEMENT_MONTHS } from './statement-period.ts';

const CHOICES: readonly PeriodChoice[] = [...STATEMENT_MONTHS.map((count) => `${count}` as const), 'dates'];

export type StatementPanelProps = {
  readonly account: string;
  readonly open: boolean;
  readonly onClose: () => void;
  /** The relevé is numbered and frozen: it is shown. */
  readonly onMade: (id: string) => void;
};

/** "Relevé de compte": for which period, then the paper itself. */
export function StatementPanel({ account, open, onClose, onMade }: StatementPanelProps) {
  const t = useText();
  const [choice, setChoice] = useState<PeriodChoice>('3');
  const [dates, setDates] = useState({ from: '', to: '' });
  const [fault, setFault] = useState<PeriodFault | null>(null);
  const today = atDesk(new Date().toISOString()).date;
  const reading = readPeriod(choice, dates, today);
  const making = useStatement(account, onMade);
  const make = () => {
    setFault(reading.kind === 'fault' ? reading.fault : null);
    if (reading.kind === 'period') making.make(reading.period);
  };
  useCommands(
    !open
      ? []
      : [
          {
            id: 'statement.make',
            label: t('documents.statement.make'),
            icon: IconDocuments,
            chord: { key: 'Enter', ctrl: true },
            run: make,
          },
        ],
    'panel',
  );
  const typed = (name: 'from' | 'to') => (text: string) => {
    setDates((before) => ({ ...before, [name]: text }));
    setFault(null);
  };
  const wordsOf = (name: 'from' | 'to') =>
    fault === name || (name === 'to' && (fault === 'order' || fault === 'future'))
      ? t(`documents.statement.fault.${fault}`)
      : undefined;

  return (
    <SidePanel
      open={open}
      onClose={onClose}
      title={t('documents.statement.title')}
      subtitle={t('documents.statement.intro')}
      foot={
        <Button
          variant="filled"
          size="large"
          className="ms-auto"
          keys={['Ctrl', 'Entrée']}
          busy={making.running ? t('documents.statement.making') : undefined}
          onClick={make}
        >
          {t('documents.statement.make')}
        </Button>
      }
    >
      <form
        noValidate
        className="grid max-w-[440px] gap-6"
        onSubmit={(event) => {
          event.preventDefault();
          make();
        }}
      >
        <RadioGroup label={t('documents.statement.period')} className="grid justify-items-start gap-3">
          {CHOICES.map((one) => (
            <Radio
              key={one}
              name="statement-period"
              checked={choice === one}
              onChange={() => {
                setChoice(one);
                setFault(null);
              }}
            >
              {one === 'dates' ? t('documents.statement.dates') : t('documents.statement.months', { n: one })}
            </Radio>
          ))}
        </RadioGroup>
        {choice === 'dates' && (
          <div className="grid grid-cols-2 gap-4">
            <DateField
              label={t('documents.statement.from')}
              text={dates.from}
              onTextChange={typed('from')}
              error={wordsOf('from')}
            />
            <DateField
              label={t('documents.statement.to')}
              text={dates.to}
              onTextChange={typed('to')}
              error={wordsOf('to')}
            />
          </div>
        )}
        <p className="text-second text-ink-2" role="status">
          {reading.kind === 'period' &&
            t('documents.statement.covers', {
              from: formatDate(reading.period.from),
              to: formatDate(reading.period.to),
            })}
        </p>
        {making.failure !== null && <MakeFailed failure={making.failure} />}
        {/* A form without a button of its own is not sent by Entrée. */}
        <button type="submit" hidden tabIndex={-1} />
      </form>
    </SidePanel>
  );
}

function MakeFailed({ failure: { title, kept, next, code } }: { readonly failure: FailureInWords }) {
  const t = useText();
  return (
    <AlertLine tone="danger" icon={IconError} fact={t('documents.statement.failed')} role="alert">
      {[title, kept, next].filter(Boolean).join(' ')} {t('printing.code')}{' '}
      <span className="document-number">{code}</span>
    </AlertLine>
  );
}

/** Asks for the relevé; the same period asked again after a lost answer is the same paper. */
function useStatement(account: string, onMade: (id: string) => void) {
  const { client } = useCore();
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<FailureInWords | null>(null);
  const [asked, setAsked] = useState<{ readonly period: string; readonly commandId: string } | null>(null);
  return {
    running,
    failure,
    make({ from, to }: { readonly from: string; readonly to: string }) {
      if (running) return;
      const period = `${from} ${to}`;
      const commandId = asked?.period === period ? asked.commandId : mintId();
      setAsked({ period, commandId });
      setRunning(true);
      setFailure(null);
      client.documents
        .statement({ commandId, account, from, to })
        .then(({ id }) => {
          setAsked(null);
          onMade(id);
        })
        .catch((error: unknown) => setFailure(failureInWords(error)))
        .finally(() => setRunning(false));
    },
  };
}
