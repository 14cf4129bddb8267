import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useCommands } from '../../app/commands.ts';
import { useText } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Disc } from '../../ui/error-state.tsx';
import { IconDone, IconPayment, IconPrint, IconSearch } from '../../ui/icons.ts';
import { SidePanel } from '../../ui/side-panel.tsx';
import { focusId, NEXT_ID, PAPERS_ID } from './field-ids.ts';
import type { PaperGroup } from './handed-paper.ts';
import { forgetPanel } from './open-panel.ts';
import type { PaperActs } from './paper-line.tsx';
import { PaperPreview } from './paper-preview.tsx';
import { PapersToHand } from './papers-to-hand.tsx';
import { ShownPaperActions } from './shown-paper-actions.tsx';

export type DonePanelProps = {
  /** False while the panel goes: its keys are the account's again at once, not after the animation. */
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onNext: () => void;
  readonly title: string;
  readonly subtitle: ReactNode;
  readonly groups: readonly PaperGroup[];
  readonly announced?: boolean;
  /** What the hands do next, above the papers. */
  readonly before?: ReactNode;
  /** Where things stand, below them. */
  readonly children: ReactNode;
};

/** The act is durable: its papers to hand over, what it changed, and on to the next account. */
export function DonePanel(props: DonePanelProps) {
  const { open, onClose, onNext, title, subtitle, groups, announced, before, children } = props;
  const t = useText();
  const papers = groups.flatMap((group) => group.papers);
  const [shown, setShown] = useState<string | null>(null);
  const paper = papers.find(({ number }) => number === shown);
  const latestOpen = useRef(open);
  latestOpen.current = open;
  useEffect(
    () => () => {
      // Taken away while it stands open (a lock): what comes back must not look like a payment not taken.
      if (latestOpen.current) forgetPanel();
    },
    [],
  );
  const acts = useMemo(() => new Map<string, PaperActs>(), []);
  const [handed, setHanded] = useState(false);
  useEffect(() => {
    // What the hands do next: the papers, then the next account.
    if (shown === null) focusId(handed ? NEXT_ID : PAPERS_ID);
  }, [shown, handed]);
  // Back to the list, where what becomes of it is said.
  const handShown = (act: 'print' | 'save') => {
    if (shown !== null) acts.get(shown)?.[act]();
    setShown(null);
  };
  useCommands(
    !open
      ? []
      : [
          {
            id: 'payment.next',
            label: t('payments.recorded.next'),
            icon: IconSearch,
            chord: { key: 'F2' },
            run: onNext,
          },
          // Already validated: the second press of an impatient hand must do nothing.
          {
            id: 'payment.validate',
            label: t('payments.validate'),
            icon: IconPayment,
            chord: { key: 'Enter', ctrl: true },
            keyOnly: true,
            run: () => {},
          },
          ...(paper === undefined
            ? []
            : [
                {
                  id: 'payment.print',
                  label: t('printing.print'),
                  icon: IconPrint,
                  chord: { key: 'F8' },
                  run: () => handShown('print'),
                },
              ]),
        ],
    'panel',
  );
  return (
    <SidePanel
      open={open}
      onClose={onClose}
      title={title}
      leading={<Disc tone="success" icon={IconDone} />}
      subtitle={subtitle}
      // A paper is shown: Échap comes back from it first, and one button says so.
      closeKey={paper === undefined}
      foot={
        <Button
          id={NEXT_ID}
          variant={handed ? 'filled' : 'secondary'}
          size="large"
          className="ms-auto"
          keys={['F2']}
          onClick={onNext}
        >
          {t('payments.recorded.next')}
        </Button>
      }
    >
      {/* Kept while a paper is shown: what became of a print is not forgotten. */}
      <div className="grid gap-5" hidden={paper !== undefined}>
        {before}
        <PapersToHand
          open={open && paper === undefined}
          groups={groups}
          onShow={setShown}
          acts={acts}
          onHanded={setHanded}
          safe={announced === true ? t('payments.announced.safe') : undefined}
        />
        {children}
      </div>
      {paper !== undefined && (
        <PaperPreview
          papers={papers}
          current={paper}
          onShow={setShown}
          onBack={() => setShown(null)}
          actions={<ShownPaperActions onAct={handShown} />}
        />
      )}
    </SidePanel>
  );
}
