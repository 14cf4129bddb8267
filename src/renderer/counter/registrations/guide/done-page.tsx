import '../../payments/payments.css';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { AccountHeader } from '../../../../contract/accounts.ts';
import type { RegistrationDone } from '../../../../contract/registrations.ts';
import { useCommands } from '../../../app/commands.ts';
import { useCore } from '../../../app/core.tsx';
import { useRoute } from '../../../app/route.ts';
import { useText } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { Disc } from '../../../ui/error-state.tsx';
import { IconDone, IconPrint, IconRegister } from '../../../ui/icons.ts';
import { announce } from '../../../ui/live-region.tsx';
import { PAPERS_ID } from '../../payments/field-ids.ts';
import type { HandedPaper } from '../../payments/handed-paper.ts';
import type { PaperActs } from '../../payments/paper-line.tsx';
import { PaperPreview } from '../../payments/paper-preview.tsx';
import { PapersToHand } from '../../payments/papers-to-hand.tsx';
import { ShownPaperActions } from '../../payments/shown-paper-actions.tsx';
import { DoneFacts } from './done-facts.tsx';
import { useDoneWords } from './done-words.ts';
import { focusFirst } from './field-ids.ts';
import { GuideHead } from './guide-head.tsx';

const SEE_ID = 'registration-see';

type Props = {
  readonly header: AccountHeader;
  readonly answer: RegistrationDone;
  /** Begins with another person of this account. */
  readonly onAnother: () => void;
};

/** The registration is durable: its papers to hand over, where it stands, and what the clerk does next. */
export function DonePage({ header, answer, onAnother }: Props) {
  const { account } = header;
  const t = useText();
  const { ask } = useCore();
  const go = useRoute((state) => state.go);
  const section = useQuery(ask.registrations.account.queryOptions({ input: { account } }));
  // What the portal has said since is worth more than the answer of the act.
  const space = section.data?.spaces.find(({ person }) => person === answer.space.person) ?? answer.space;
  const words = useDoneWords(space);
  const papers: readonly HandedPaper[] = answer.papers.map((paper) => ({ account, kind: 'acte', ...paper }));
  const [shown, setShown] = useState<string | null>(null);
  const [handed, setHanded] = useState(papers.length === 0);
  const acts = useMemo(() => new Map<string, PaperActs>(), []);
  const paper = papers.find(({ number }) => number === shown);
  useEffect(() => {
    if (shown === null) focusFirst(...(handed ? [] : [PAPERS_ID]), SEE_ID);
  }, [shown, handed]);
  useDoneAnnounced(space.name, words);
  const leave = useFoundOnAccount(account);
  const see = () => go({ name: 'account', account, act: 'space' });
  // Back to the list, where what becomes of it is said.
  const handShown = (act: keyof PaperActs) => {
    if (shown !== null) acts.get(shown)?.[act]();
    setShown(null);
  };
  useCommands([
    // Made already: the second press of an impatient hand must do nothing.
    {
      id: 'registration.next',
      label: t('registrations.register'),
      icon: IconRegister,
      chord: { key: 'Enter', ctrl: true },
      keyOnly: true,
      run: () => {},
    },
    {
      id: 'registration.see',
      label: t('registrations.done.see'),
      icon: IconDone,
      chord: { key: 'Escape' },
      run: see,
    },
    ...(paper === undefined
      ? []
      : [
          {
            id: 'registration.print',
            label: t('printing.print'),
            icon: IconPrint,
            chord: { key: 'F8' },
            run: () => handShown('print'),
          },
        ]),
  ]);
  return (
    <div className="guide">
      <GuideHead header={header} />
      <div className="guide-done">
        <div className="guide-done-column">
          {/* Kept while a paper is shown: what became of a print is not forgotten. */}
          <div hidden={paper !== undefined} className="grid gap-5">
            <div className="guide-done-title">
              <Disc tone="success" icon={IconDone} />
              <div className="min-w-0">
                <h2 className="text-panel">{t('registrations.done.title')}</h2>
                <p className="text-table text-ink-2">
                  <span className="font-strong text-ink">{space.name}</span> · {words}
                </p>
              </div>
            </div>
            {papers.length > 0 && (
              <PapersToHand
                open={paper === undefined}
                groups={[{ account, name: null, papers }]}
                safe={t('registrations.done.safe')}
                onShow={setShown}
                acts={acts}
                onHanded={setHanded}
              />
            )}
            <DoneFacts space={space} />
          </div>
          {paper !== undefined && (
            <PaperPreview
              papers={papers}
              current={paper}
              back={t('registrations.done.back')}
              onShow={setShown}
              onBack={() => setShown(null)}
              actions={<ShownPaperActions onAct={handShown} />}
            />
          )}
        </div>
      </div>
      <footer className="guide-foot">
        {section.data?.mayRegister === true && (
          <Button
            size="large"
            icon={IconRegister}
            onClick={() => {
              leave();
              onAnother();
            }}
          >
            {t('registrations.done.another')}
          </Button>
        )}
        <Button
          id={SEE_ID}
          size="large"
          variant={handed ? 'filled' : 'secondary'}
          className="ms-auto"
          keys={['Échap']}
          onClick={see}
        >
          {t('registrations.done.see')}
        </Button>
      </footer>
    </div>
  );
}

/**
 * Taken away by a lock: the clerk who comes back finds the registration in the section of the spaces, not an empty guide
 * that looks like one not made.
 */
function useFoundOnAccount(account: string): () => void {
  const left = useRef(false);
  useEffect(
    () => () => {
      const { route, go } = useRoute.getState();
      if (!left.current && route.name === 'registration' && route.account === account)
        go({ name: 'account', account, act: 'space' });
    },
    [account],
  );
  return useCallback(() => {
    left.current = true;
  }, []);
}

/** Said once, when it is done; what comes of it later is on the page. */
function useDoneAnnounced(name: string, words: string): void {
  const t = useText();
  const [first] = useState(() => t('registrations.done.announce', { name, words }));
  useEffect(() => announce(first), [first]);
}
