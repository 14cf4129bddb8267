import { type ReactNode, type RefObject, useEffect } from 'react';
import type { AccountHeader } from '../../../../contract/accounts.ts';
import type { FailureInWords } from '../../../app/failure.ts';
import { useText } from '../../../i18n/i18n.ts';
import { AlertLine } from '../../../ui/alert-line.tsx';
import { Button } from '../../../ui/button.tsx';
import { Disc } from '../../../ui/error-state.tsx';
import { type Icon, IconDone, IconError, IconNext, IconRegister, IconWaiting } from '../../../ui/icons.ts';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { SidePanel } from '../../../ui/side-panel.tsx';
import type { ActState } from '../../approval/use-approved-act.ts';
import { IssuedPapers } from '../payments-tab/issued-papers.tsx';
import { useFirstField } from '../payments-tab/use-first-field.ts';
import { usePanelKeys } from '../use-panel-keys.ts';
import { DraftNote } from './draft-note.tsx';

/** What an act on a space came to, for words and papers. */
export type ActDone = {
  readonly papers: ReadonlyArray<{ readonly number: string; readonly title: string }>;
  /** It has not left for the portal. */
  readonly unsent: boolean;
};

type Props = {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly header: AccountHeader;
  /** Whose space; null where the paper is the account's. */
  readonly name: string | null;
  readonly title: string;
  readonly doneTitle: string;
  /** What happened, what comes next: said once it is done. */
  readonly doneSentences: readonly string[];
  readonly validateLabel: string;
  readonly onValidate: () => void;
  readonly state: ActState<ActDone>;
  readonly draft?: { readonly keptAt: string | null; readonly failing: boolean; erase(): void };
  /** The consequence. */
  readonly aside?: ReactNode;
  readonly fields: RefObject<HTMLDivElement | null>;
  /** The control the hand is on as the panel opens; the first choice where it is not said. */
  readonly firstField?: string;
  /** Of the act in the palette. */
  readonly icon?: Icon;
  readonly children: ReactNode;
};

const CLOSE_ID = 'space-close';
export const VALIDATE_ID = 'space-validate';

/** One act on somebody's space, or on an account: the fields, what it will do, then what happened and the papers to hand over. */
export function ActPanel({ state, ...props }: Props) {
  const t = useText();
  const { open, onClose, header, name, title, validateLabel, onValidate, fields, aside, draft } = props;
  const { firstField, icon = IconRegister } = props;
  const done = state.kind === 'done';
  usePanelKeys(open, done ? null : { id: 'space.validate', label: validateLabel, icon, run: onValidate });
  useFirstField(fields, firstField);
  if (done) return <DonePanel {...props} done={state.result} />;
  return (
    <SidePanel
      open={open}
      onClose={onClose}
      title={title}
      subtitle={<Whose header={header} name={name} />}
      {...(aside !== undefined && { aside })}
      foot={
        <>
          {draft !== undefined && <DraftNote draft={draft} />}
          <Button
            id={VALIDATE_ID}
            variant="filled"
            size="large"
            className="ms-auto"
            keys={['Ctrl', 'Entrée']}
            busy={state.kind === 'sending' ? t('spaces.panel.sending') : undefined}
            onClick={onValidate}
          >
            {validateLabel}
          </Button>
        </>
      }
    >
      <div ref={fields} className="space-fields">
        <ActRefusal refusal={state.kind === 'editing' ? state.refusal : null} />
        {props.children}
      </div>
    </SidePanel>
  );
}

/** Whose space, on which account. */
export function Whose({ header, name }: Pick<Props, 'header' | 'name'>) {
  return (
    <>
      {name !== null && (
        <>
          <span className="font-strong text-ink">{name}</span>
          {' · '}
        </>
      )}
      <span className="reference">{header.reference}</span>
    </>
  );
}

/** Codes of a call whose outcome is not known. */
const UNKNOWN_OUTCOME = new Set(['LIEN-400', 'ECR-500']);

/** What the core refused, on top of the form it was sent from. */
export function ActRefusal({ refusal }: { readonly refusal: FailureInWords | null }) {
  const t = useText();
  if (refusal === null) return null;
  const next = UNKNOWN_OUTCOME.has(refusal.code) ? t('spaces.panel.unknownNext') : refusal.next;
  return (
    <AlertLine tone="danger" icon={IconError} role="alert" fact={t('spaces.panel.refused')}>
      {[refusal.title, refusal.kept, next].filter(Boolean).join(' ')} {t('spaces.panel.code')}{' '}
      <span className="document-number">{refusal.code}</span>
    </AlertLine>
  );
}

type DoneProps = Omit<Props, 'state'> & { readonly done: ActDone };

function DonePanel({ open, onClose, header, name, doneTitle, doneSentences, done }: DoneProps) {
  const t = useText();
  useEffect(() => document.getElementById(CLOSE_ID)?.focus(), []);
  return (
    <SidePanel
      open={open}
      onClose={onClose}
      title={doneTitle}
      leading={<Disc tone="success" icon={IconDone} />}
      subtitle={<Whose header={header} name={name} />}
      foot={
        <Button
          id={CLOSE_ID}
          variant="filled"
          size="large"
          className="ms-auto"
          keys={['Échap']}
          onClick={onClose}
        >
          {t('spaces.panel.close')}
        </Button>
      }
    >
      <div className="grid gap-6">
        <section aria-labelledby="space-next">
          <SectionHeading id="space-next" level={3}>
            {t('spaces.panel.next')}
          </SectionHeading>
          <ul className="to-do-list">
            {doneSentences.map((sentence) => (
              <li key={sentence}>
                <IconNext />
                <span>{sentence}</span>
              </li>
            ))}
            {done.unsent && (
              <li>
                <IconWaiting />
                <span>{t('spaces.panel.unsent')}</span>
              </li>
            )}
          </ul>
        </section>
        {done.papers.length > 0 && (
          <section aria-labelledby="space-papers">
            <SectionHeading id="space-papers" level={3}>
              {t(done.papers.length === 1 ? 'spaces.panel.paper' : 'spaces.panel.papers')}
            </SectionHeading>
            <IssuedPapers account={header.account} papers={done.papers} withKey />
          </section>
        )}
      </div>
    </SidePanel>
  );
}
