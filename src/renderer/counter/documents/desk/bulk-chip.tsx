import { useRoute } from '../../../app/route.ts';
import { useText } from '../../../i18n/i18n.ts';
import { IconDone, IconPrint, IconPrintFailed } from '../../../ui/icons.ts';
import { progressWords, runTitle } from './run-words.ts';
import { useShownRun } from './use-bulk-runs.ts';

/** A month being printed, over every screen, and the way to it; nothing where none is. */
export function BulkChip() {
  const t = useText();
  const go = useRoute((state) => state.go);
  const { going, ended } = useShownRun();
  const run = going ?? ended;
  if (run === null) return null;
  const stopped = going === null && run.state === 'interrompue';
  const ChipIcon = stopped ? IconPrintFailed : going === null ? IconDone : IconPrint;
  return (
    <button
      type="button"
      className="sync-chip bulk-chip"
      data-tone={stopped ? 'warning' : undefined}
      aria-description={t('documents.desk.chip.runningNamed', {
        run: runTitle(t, run),
        progress: progressWords(t, run),
      })}
      onClick={() => go({ name: 'documents' })}
    >
      <ChipIcon />
      {going === null ? (
        t(stopped ? 'documents.desk.chip.stopped' : 'documents.desk.chip.over')
      ) : (
        <span className="figures-tabular">
          <span className="bulk-chip-word">{t('documents.desk.chip.running')} </span>
          {t('documents.desk.chip.share', {
            share: Math.floor((going.done / Math.max(1, going.total)) * 100),
          })}
        </span>
      )}
    </button>
  );
}
