import './insurance.css';
import { useEffect, useRef, useState } from 'react';
import type { Certificate } from '../../../contract/insurance.ts';
import { type CertificateDecision, REFUSAL_REASONS } from '../../../rules/insurance/states.ts';
import { refusalReasonWords } from '../../../rules/insurance/words.ts';
import { useCore } from '../../app/core.tsx';
import { useText } from '../../i18n/i18n.ts';
import { AlertLine } from '../../ui/alert-line.tsx';
import { Button } from '../../ui/button.tsx';
import { IconAttestation, IconDone, IconRefused } from '../../ui/icons.ts';
import { Select } from '../../ui/select.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { TextArea } from '../../ui/text-field.tsx';
import { ActRefusal } from '../account/space/act-panel.tsx';
import { useSpaceDraft } from '../account/space/use-space-draft.ts';
import { usePanelKeys } from '../account/use-panel-keys.ts';
import { useApprovedAct } from '../approval/use-approved-act.ts';
import { AttachmentDesk } from '../attachments/attachment-desk.tsx';
import { CertificateFacts } from './certificate-facts.tsx';
import {
  decisionFormSchema,
  decisionsFrom,
  likelyReason,
  NO_DECISION,
  refusalFault,
} from './decision-form.ts';

/** Whose certificate, on which account. */
export type Whose = {
  readonly account: string;
  readonly reference: string;
  readonly holder: string;
  /** The dwelling's address, to compare the document with. */
  readonly dwelling: string | null;
};

export type DecisionPanelProps = {
  readonly whose: Whose;
  readonly certificate: Certificate;
  /** The refused decision that this one corrects. */
  readonly supersedes: string | null;
  /** "3 sur 12" in the list it was opened from. */
  readonly place?: string | undefined;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onOpenAccount?: (() => void) | undefined;
  readonly onDecided: (decision: CertificateDecision) => void;
};

const MAIN_ID = 'certificate-decide';

/** The document on one side; on the other what was read on it, and the decision: Ctrl+Entrée validates. */
export function DecisionPanel(props: DecisionPanelProps) {
  const { whose, certificate, supersedes, place, open, onClose, onOpenAccount, onDecided } = props;
  const t = useText();
  const { client } = useCore();
  const { account, reference, holder } = whose;
  const { id, state: from } = certificate;
  // Its file and its state are this certificate's: another decision is another act.
  const draft = useSpaceDraft(
    'certificate-decision',
    account,
    `${id}\n${from}`,
    decisionFormSchema,
    NO_DECISION,
  );
  const { form } = draft;
  const may = decisionsFrom(certificate);
  const refusing = form.refusing || !may.includes('validee');
  const [shown, setShown] = useState(false);
  const reasonPlace = useRef<HTMLDivElement>(null);
  const comment = useRef<HTMLTextAreaElement>(null);
  const decision: CertificateDecision = refusing ? 'refusee' : 'validee';
  const decided = useApprovedAct(
    () =>
      client.insurance.decide({
        commandId: draft.commandId(),
        account,
        certificate: id,
        from,
        decision,
        reason: refusing ? form.reason : null,
        comment: refusing ? form.comment.trim() : '',
        supersedes,
      }),
    false,
    () => {
      draft.discard();
      onDecided(decision);
    },
  );
  const { state } = decided;
  const fault = refusing ? refusalFault(form) : null;
  const edit = (change: Partial<typeof form>) => {
    draft.edit(change);
    decided.edited();
  };
  function validate(): void {
    if (state.kind !== 'editing') return;
    setShown(true);
    if (fault === null) decided.submit();
    else if (fault === 'comment') comment.current?.focus();
    else reasonPlace.current?.querySelector<HTMLElement>('button')?.focus();
  }
  function refuse(): void {
    setShown(false);
    edit({ refusing: true, reason: form.reason ?? likelyReason(certificate) });
    requestAnimationFrame(() => reasonPlace.current?.querySelector<HTMLElement>('button')?.focus());
  }
  const label = t(refusing ? 'insurance.decision.refuseNamed' : 'insurance.decision.validateNamed');
  usePanelKeys(open, { id: 'certificate.decide', label, icon: IconAttestation, run: validate });
  // The document is read first; the hand is on what goes on.
  useEffect(() => {
    const frame = requestAnimationFrame(() =>
      requestAnimationFrame(() => document.getElementById(MAIN_ID)?.focus()),
    );
    return () => cancelAnimationFrame(frame);
  }, []);
  const busy = state.kind === 'sending' ? t('insurance.decision.sending') : undefined;
  return (
    <SidePanel
      open={open}
      onClose={onClose}
      size="wide"
      title={t('insurance.decision.title')}
      subtitle={
        <>
          <span className="font-strong text-ink">{holder}</span>
          {' · '}
          <span className="reference">{reference}</span>
          {place !== undefined && ` · ${place}`}
        </>
      }
      aside={
        <div className="decision">
          {supersedes !== null && (
            <AlertLine tone="warning" icon={IconRefused} fact={t('insurance.decision.corrects')}>
              {certificate.refused?.reason}
            </AlertLine>
          )}
          <ActRefusal refusal={state.kind === 'editing' ? state.refusal : null} />
          <CertificateFacts certificate={certificate} dwelling={whose.dwelling} />
          {refusing && (
            <div className="decision-refusal">
              <div ref={reasonPlace}>
                <Select
                  label={t('insurance.decision.reason')}
                  size="dense"
                  options={REFUSAL_REASONS.map((one) => ({ id: one, label: refusalReasonWords[one] }))}
                  value={form.reason}
                  error={shown && fault === 'reason' ? t('insurance.decision.needReason') : undefined}
                  onChange={(reason) => edit({ reason })}
                />
              </div>
              <TextArea
                ref={comment}
                label={t(
                  form.reason === 'autre' ? 'insurance.decision.commentOther' : 'insurance.decision.comment',
                )}
                optional={form.reason !== 'autre'}
                rows={2}
                maxLength={500}
                value={form.comment}
                error={shown && fault === 'comment' ? t('insurance.decision.needComment') : undefined}
                onChange={(text) => edit({ comment: text })}
              />
              <p className="text-small text-ink-2">{t('insurance.decision.told')}</p>
            </div>
          )}
        </div>
      }
      foot={
        <>
          {onOpenAccount !== undefined && (
            <Button variant="quiet" onClick={onOpenAccount}>
              {t('insurance.decision.openAccount')}
            </Button>
          )}
          <span className="decision-acts">
            {refusing ? (
              <>
                {may.includes('validee') && (
                  <Button
                    size="large"
                    onClick={() => {
                      edit({ refusing: false });
                      requestAnimationFrame(() => document.getElementById(MAIN_ID)?.focus());
                    }}
                  >
                    {t('insurance.decision.keep')}
                  </Button>
                )}
                <Button
                  id={MAIN_ID}
                  variant="refusal"
                  size="large"
                  icon={IconRefused}
                  keys={['Ctrl', 'Entrée']}
                  busy={busy}
                  onClick={validate}
                >
                  {t('insurance.decision.refuseNamed')}
                </Button>
              </>
            ) : (
              <>
                {may.includes('refusee') && (
                  <Button variant="refusal" size="large" onClick={refuse}>
                    {t('insurance.decision.refuse')}
                  </Button>
                )}
                <Button
                  id={MAIN_ID}
                  variant="filled"
                  size="large"
                  icon={IconDone}
                  keys={['Ctrl', 'Entrée']}
                  busy={busy}
                  onClick={validate}
                >
                  {t('insurance.decision.validate')}
                </Button>
              </>
            )}
          </span>
        </>
      }
    >
      <AttachmentDesk key={id} account={account} files={certificate.files} className="min-h-0 flex-1" />
    </SidePanel>
  );
}
