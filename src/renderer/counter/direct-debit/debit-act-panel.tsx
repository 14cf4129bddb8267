import '../account/debit/debit.css';
import { type ReactNode, type RefObject, useRef } from 'react';
import { useText } from '../../i18n/i18n.ts';
import { AlertLine } from '../../ui/alert-line.tsx';
import { Button } from '../../ui/button.tsx';
import { IconDebit, IconInfo, IconRefused, IconRule } from '../../ui/icons.ts';
import { announce } from '../../ui/live-region.tsx';
import { holderNames, listed } from '../account/header-words.ts';
import { type ActDone, ActPanel } from '../account/space/act-panel.tsx';
import { type ApprovedAct, useApprovedAct } from '../approval/use-approved-act.ts';
import type { DebitPanelProps } from './debit-panel.tsx';
import type { DebitPanelAct } from './debit-words.ts';
import { type DebitOfAccount, refusedMandate } from './debit-words.ts';
import { type SeenMandate, useSeenMandate } from './use-seen-mandate.ts';

/** A form on the mandate of an account, whose section has been read. */
export type DebitFormProps = DebitPanelProps & { readonly section: DebitOfAccount };

type Given = {
  readonly mandate: { readonly unsent: boolean } | null;
  readonly papers: ActDone['papers'];
};

export type DebitAct = ApprovedAct<ActDone> & {
  readonly seen: SeenMandate;
  /** False while the mandate changed and the clerk has not read how; said aloud. */
  mayGo(): boolean;
};

/**
 * An act on a mandate, sent once however often it is asked.
 * @param send with the act's own command id, the same at each try, and what the clerk saw
 */
export function useDebitAct(
  act: DebitPanelAct,
  section: DebitOfAccount,
  send: (seen: DebitOfAccount['seen']) => Promise<Given>,
  onDone: () => void,
): DebitAct {
  const t = useText();
  const seen = useSeenMandate(section.seen);
  const sent = useApprovedAct<ActDone>(
    async () => {
      const { mandate, papers } = await send(seen.seen);
      return { papers, unsent: mandate?.unsent ?? false };
    },
    false,
    () => {
      onDone();
      announce(t('directDebit.announce', { what: t(`directDebit.done.${act}`) }));
    },
  );
  return {
    ...sent,
    seen,
    mayGo() {
      if (sent.state.kind !== 'editing') return false;
      if (seen.stale) announce(t('directDebit.changed.first'));
      return !seen.stale;
    },
  };
}

type Props = DebitFormProps & {
  readonly act: DebitPanelAct;
  readonly sent: DebitAct;
  readonly onValidate: () => void;
  readonly draft: { readonly keptAt: string | null; readonly failing: boolean; erase(): void };
  readonly aside: ReactNode;
  readonly fields: RefObject<HTMLDivElement | null>;
  readonly firstField: string;
  readonly children: ReactNode;
};

/** What every form on a mandate shows: what it corrects, what changed meanwhile, its fields, what may be said of it. */
export function DebitActPanel({ act, sent, section, supersedes, header, aside, children, ...panel }: Props) {
  const t = useText();
  const { state, seen } = sent;
  // As it was when the panel opened: the act itself takes the refusal away.
  const corrected = useRef(refusedMandate(section, supersedes));
  return (
    <ActPanel
      {...panel}
      header={header}
      name={listed(holderNames(header.holders), t('account.and'))}
      title={t(`directDebit.act.${act}`)}
      doneTitle={t(`directDebit.done.${act}`)}
      doneSentences={[t(`directDebit.doneNext.${act}`)]}
      validateLabel={t(`directDebit.validate.${act}`)}
      state={state}
      icon={IconDebit}
      aside={
        <>
          {aside}
          <Law sentences={section.law} />
        </>
      }
    >
      {supersedes !== null && (
        <AlertLine tone="warning" icon={IconRefused} fact={t('directDebit.corrects')}>
          {corrected.current ?? undefined}
        </AlertLine>
      )}
      {seen.stale && state.kind === 'editing' && (
        <AlertLine tone="warning" icon={IconInfo} role="alert" fact={t('directDebit.changed.fact')}>
          {section.current === null
            ? t('directDebit.changed.none')
            : [section.current.maskedIban, section.current.sentence].filter(Boolean).join(' · ')}
          <span className="debit-changed-act">
            <Button size="small" onClick={seen.goOn}>
              {t('directDebit.changed.goOn')}
            </Button>
          </span>
        </AlertLine>
      )}
      {children}
    </ActPanel>
  );
}

/** What is said to the tenant before he signs. */
export function Law({ sentences }: { readonly sentences: readonly string[] }) {
  const t = useText();
  if (sentences.length === 0) return null;
  return (
    <section className="debit-law" aria-label={t('directDebit.knowTitle')}>
      <h3 className="debit-law-title">
        <IconRule size={16} />
        {t('directDebit.knowTitle')}
      </h3>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}
