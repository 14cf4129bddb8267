import { useCallback, useEffect, useState } from 'react';
import { useCommands } from '../../app/commands.ts';
import { useText } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { IconExport, IconPrint } from '../../ui/icons.ts';
import { announce } from '../../ui/live-region.tsx';
import { SectionHeading } from '../../ui/section-heading.tsx';
import { PAPERS_ID } from './field-ids.ts';
import type { PaperGroup } from './handed-paper.ts';
import { type PaperActs, PaperLine, type PaperStanding } from './paper-line.tsx';

export type PapersToHandProps = {
  readonly open: boolean;
  readonly groups: readonly PaperGroup[];
  /** Said when a paper does not come out; of a payment where it is left out. */
  readonly safe?: string | undefined;
  readonly onShow: (number: string) => void;
  /** Filled by the lines: what is done with each paper by its number. */
  readonly acts: Map<string, PaperActs>;
  /** Whether everything picked was printed or saved. */
  readonly onHanded: (handed: boolean) => void;
};

/** "Papier à remettre": every paper of the act, printed at once by F8 or left out, each saved and shown on its own. */
export function PapersToHand({ open, groups, safe, onShow, acts, onHanded }: PapersToHandProps) {
  const t = useText();
  const papers = groups.flatMap((group) => group.papers);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [standings, setStandings] = useState<ReadonlyMap<string, PaperStanding>>(new Map());
  const onStanding = useCallback((number: string, standing: PaperStanding) => {
    setStandings((before) => new Map(before).set(number, standing));
  }, []);
  const picked = papers.filter(({ number }) => !left.has(number)).map(({ number }) => number);
  const waiting = picked.filter((number) => {
    const kind = standings.get(number)?.delivery ?? 'idle';
    return kind === 'idle' || kind === 'failed';
  });
  const failed = waiting.some((number) => standings.get(number)?.delivery === 'failed');
  const done = picked.length > 0 && waiting.length === 0;
  useEffect(() => onHanded(done), [onHanded, done]);
  const noPrinter = picked.every((number) => standings.get(number)?.noPrinter ?? true);

  const each = (numbers: readonly string[], act: keyof PaperActs) => {
    for (const number of numbers) acts.get(number)?.[act]();
  };
  const print = () => {
    if (done) announce(t('payments.recorded.handed'));
    else if (noPrinter) announce(t('payments.recorded.noPrinter'));
    else each(waiting, 'print');
  };
  useCommands(
    !open
      ? []
      : [
          {
            id: 'payment.print',
            label: t('printing.print'),
            icon: IconPrint,
            chord: { key: 'F8' },
            run: print,
          },
        ],
    'panel',
  );

  return (
    <section aria-labelledby="payment-papers">
      <SectionHeading id="payment-papers" level={3}>
        {t('payments.recorded.papers')}
      </SectionHeading>
      {groups.map((group) => (
        <div key={group.account} className="mt-2">
          {group.name !== null && <h4 className="mb-1 text-second text-ink-2">{group.name}</h4>}
          <ul className="payment-papers">
            {group.papers.map((paper) => (
              <PaperLine
                key={paper.number}
                paper={paper}
                picked={!left.has(paper.number)}
                pickable={papers.length > 1}
                onPick={(on) =>
                  setLeft((before) => {
                    const next = new Set(before);
                    if (on) next.delete(paper.number);
                    else next.add(paper.number);
                    return next;
                  })
                }
                onShow={() => onShow(paper.number)}
                onStanding={onStanding}
                acts={acts}
                safe={safe ?? t('payments.recorded.safe')}
                savedHere={!(noPrinter && papers.length === 1) || done}
              />
            ))}
          </ul>
        </div>
      ))}
      <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2">{mainAct()}</div>
    </section>
  );

  /** One filled button: print, or the file where the post has no printer; once handed over, only another copy. */
  function mainAct() {
    const count = picked.length;
    if (done && noPrinter) return null;
    if (done) {
      return (
        <Button id={PAPERS_ID} size="large" icon={IconPrint} onClick={() => each(picked, 'again')}>
          {t('payments.recorded.again')}
        </Button>
      );
    }
    const none = count === 0 ? t('payments.recorded.pickOne') : undefined;
    if (noPrinter) {
      return (
        <>
          <Button
            id={PAPERS_ID}
            variant="filled"
            size="large"
            icon={IconExport}
            disabledBecause={none}
            onClick={() => each(waiting, 'save')}
          >
            {count > 1 ? t('payments.recorded.saveAll', { n: String(count) }) : t('printing.save')}
          </Button>
          {count > 0 && <span className="text-second text-ink-2">{t('payments.recorded.noPrinter')}</span>}
        </>
      );
    }
    return (
      <Button
        id={PAPERS_ID}
        variant="filled"
        size="large"
        icon={IconPrint}
        keys={['F8']}
        disabledBecause={none}
        onClick={print}
      >
        {failed
          ? t('payments.recorded.retry')
          : count > 1
            ? t('payments.recorded.printAll', { n: String(count) })
            : t('printing.print')}
      </Button>
    );
  }
}
