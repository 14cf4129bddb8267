import type { KioskDone } from '../../../contract/kiosk/acts.ts';
import { useFlow } from '../flow/flow.ts';
import { BigButton } from '../frame/big-button.tsx';
import { IconPrint } from '../frame/icons.ts';
import { Outcome } from '../frame/outcome.tsx';
import { useText } from '../i18n/text.ts';
import { PrintTicket } from '../print/print-ticket.tsx';

/** What was kept, its number, when it leaves, and its ticket. */
export function ActOutcome({
  title,
  sentences,
  done,
}: {
  readonly title: string;
  readonly sentences: readonly string[];
  readonly done: KioskDone;
}) {
  const t = useText();
  const home = useFlow((flow) => flow.home);
  return (
    <PrintTicket ticket={done.ticket}>
      {({ print, printed }) => (
        <Outcome
          tone="done"
          title={title}
          sentences={[
            t(done.sent === 'now' ? 'acts.sentNow' : 'acts.sentLater'),
            ...sentences,
            ...(printed ? [t('print.printed')] : []),
          ]}
          ticket={done.ticket}
          actions={
            <BigButton icon={IconPrint} onPress={print}>
              {t('frame.printTicket')}
            </BigButton>
          }
          onDone={home}
        />
      )}
    </PrintTicket>
  );
}
