import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import type { BulkRun } from '../../../../contract/documents.ts';
import { bulkStateWords } from '../../../../rules/documents/orders.ts';
import { useCore } from '../../../app/core.tsx';
import { formatCount } from '../../../app/format.ts';
import { useText } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import {
  type Icon,
  IconBulk,
  IconDone,
  IconExport,
  IconPrint,
  IconPrintFailed,
  IconRefused,
  IconWaiting,
} from '../../../ui/icons.ts';
import { announce } from '../../../ui/live-region.tsx';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { StatusChip, type Tone } from '../../../ui/status-chip.tsx';
import { Asked } from '../../account/asked.tsx';
import { sizeWords } from '../../attachments/file-words.ts';
import { saveFile } from '../save-file.ts';
import { Failed } from './bulk-print.tsx';
import { isGoing, madeWords, progressWords, runTitle, skippedWords, startedWords } from './run-words.ts';
import { useBulkRuns } from './use-bulk-runs.ts';

const LOOK: Readonly<Record<BulkRun['state'], { readonly icon: Icon; readonly tone: Tone }>> = {
  preparation: { icon: IconWaiting, tone: 'neutral' },
  'en-cours': { icon: IconPrint, tone: 'accent' },
  terminee: { icon: IconDone, tone: 'success' },
  annulee: { icon: IconRefused, tone: 'neutral' },
  interrompue: { icon: IconPrintFailed, tone: 'warning' },
};

/** "Impressions": the month that goes on, those before it, their files. */
export function BulkRuns() {
  const t = useText();
  const runs = useBulkRuns();
  return (
    <section aria-labelledby="desk-runs">
      <SectionHeading id="desk-runs">{t('documents.desk.runs')}</SectionHeading>
      <Asked answer={runs}>
        {(found) =>
          found.length === 0 ? (
            <EmptyState className="mt-6" icon={IconBulk} title={t('documents.desk.runsEmpty')}>
              {t('documents.desk.runsEmptyWhy')}
            </EmptyState>
          ) : (
            <div className="papers-runs">
              {found.map((run) => (
                <RunCard key={run.id} run={run} />
              ))}
            </div>
          )
        }
      </Asked>
    </section>
  );
}

function RunCard({ run }: { readonly run: BulkRun }) {
  const t = useText();
  const id = useId();
  const { client } = useCore();
  const cache = useQueryClient();
  const title = runTitle(t, run);
  const going = isGoing(run);
  const again = { onSuccess: () => void cache.invalidateQueries({ queryKey: [['documents']] }) };
  const cancel = useMutation({ mutationFn: () => client.documents.bulkCancel({ run: run.id }), ...again });
  const resume = useMutation({ mutationFn: () => client.documents.bulkResume({ run: run.id }), ...again });
  const failure = cancel.error ?? resume.error;
  const left = skippedWords(t, run.skipped);
  return (
    <article className="papers-run" aria-labelledby={id}>
      <header className="papers-run-head">
        <h3 id={id} className="papers-run-title">
          {title}
          <span className="papers-run-scope">
            {' '}
            · {run.residenceName ?? t('documents.desk.runEverywhere')}
          </span>
        </h3>
        <StatusChip {...LOOK[run.state]}>{bulkStateWords[run.state]}</StatusChip>
      </header>
      <p className="papers-run-facts">
        {[
          going ? null : madeWords(t, run),
          run.printerName === null ? null : t('documents.desk.on', { printer: run.printerName }),
          startedWords(t, run),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {going && <RunProgress run={run} label={title} />}
      {run.sentence !== null && <p className="text-table">{run.sentence}</p>}
      {left.length > 0 && (
        <p className="papers-run-left">
          {t('documents.desk.leftOut')}
          {'\u202f: '}
          {left.join(', ')}.
        </p>
      )}
      {run.parts.length > 0 && (
        <ul className="papers-parts" aria-label={title}>
          {run.parts.map((part) => (
            <Part key={part.part} run={run} part={part} />
          ))}
        </ul>
      )}
      {failure !== null && <Failed fact={t('documents.desk.actFailed')} error={failure} />}
      {(going || run.state === 'interrompue') && (
        <div className="papers-acts">
          <Button
            aria-label={t('documents.desk.cancelNamed', { run: title })}
            busy={cancel.isPending ? t('documents.desk.cancelling') : undefined}
            onClick={() => cancel.mutate()}
          >
            {t('documents.desk.cancel')}
          </Button>
          {!going && (
            <Button
              variant="tinted"
              aria-label={t('documents.desk.resumeNamed', { run: title })}
              busy={resume.isPending ? t('documents.desk.starting') : undefined}
              onClick={() => resume.mutate()}
            >
              {t('documents.desk.resume')}
            </Button>
          )}
        </div>
      )}
    </article>
  );
}

/** "312/1 000 quittances", and how many accounts were looked at for it. */
function RunProgress({ run, label }: { readonly run: BulkRun; readonly label: string }) {
  const t = useText();
  const words = progressWords(t, run);
  const { done, total } = run;
  const share = total > 0 ? Math.min(1, done / total) : 0;
  const drawing = total > 0 && done >= total;
  return (
    <div className="progress">
      <div className="progress-line">
        <span className="progress-count figures-tabular">{words}</span>
        <span className="figures-tabular">
          {drawing
            ? t('documents.desk.drawing')
            : t('documents.desk.looked', { count: done, n: formatCount(done), total: formatCount(total) })}
        </span>
      </div>
      <div
        className="progress-track"
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
        aria-valuetext={words}
      >
        <div className="progress-fill" style={{ width: `${share * 100}%` }} />
      </div>
    </div>
  );
}

type PartProps = { readonly run: BulkRun; readonly part: BulkRun['parts'][number] };

/** One file of a run, of at most 500 papers. */
function Part({ run, part: { part, papers, size, printed } }: PartProps) {
  const t = useText();
  const { client } = useCore();
  const save = useMutation({
    mutationFn: () => client.documents.bulkRead({ run: run.id, part }),
    onSuccess: ({ name, bytes }) => {
      saveFile(name, bytes);
      announce(name);
    },
  });
  const shown = String(part + 1);
  return (
    <li>
      <span className="papers-part-name">
        {t('documents.desk.part', { part: shown })}
        <span className="papers-part-facts">
          {[madeWords(t, { kind: run.kind, papers }), size === 0 ? null : sizeWords(size)]
            .filter(Boolean)
            .join(' · ')}
          {printed &&
            ` · ${
              run.printerName === null
                ? t('documents.desk.printedSomewhere')
                : t('documents.desk.printed', { printer: run.printerName })
            }`}
        </span>
      </span>
      <Button
        size="small"
        icon={IconExport}
        disabledBecause={size === 0 && isGoing(run) ? t('documents.desk.drawing') : undefined}
        busy={save.isPending ? t('documents.desk.saving') : undefined}
        onClick={() => save.mutate()}
      >
        {t('documents.desk.save', { part: shown })}
      </Button>
      {save.error !== null && <Failed fact={t('documents.desk.saveFailed')} error={save.error} />}
    </li>
  );
}
