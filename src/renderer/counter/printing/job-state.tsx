import type { PrintJob } from '../../../contract/printing.ts';
import { useText } from '../../i18n/i18n.ts';
import { type Icon, IconDone, IconOutbox, IconPrintFailed } from '../../ui/icons.ts';
import { StatusChip, type Tone } from '../../ui/status-chip.tsx';

const STATES: Readonly<Record<PrintJob['state'], { readonly tone: Tone; readonly icon: Icon }>> = {
  sending: { tone: 'accent', icon: IconOutbox },
  accepted: { tone: 'success', icon: IconDone },
  failed: { tone: 'danger', icon: IconPrintFailed },
};

/** What became of a job in one word: accepted by the spooler is all that "imprimé" says. */
export function JobState({ state }: { readonly state: PrintJob['state'] }) {
  const t = useText();
  const { tone, icon } = STATES[state];
  return (
    <StatusChip tone={tone} icon={icon}>
      {t(`printing.jobs.state.${state}`)}
    </StatusChip>
  );
}
