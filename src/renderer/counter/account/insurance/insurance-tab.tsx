import '../../insurance/insurance.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AccountHeader } from '../../../../contract/accounts.ts';
import type { InsuranceLetter } from '../../../../rules/insurance/states.ts';
import { type CoreClient, useCore } from '../../../app/core.tsx';
import { useAgent } from '../../../app/session.ts';
import { useText } from '../../../i18n/i18n.ts';
import { AlertLine } from '../../../ui/alert-line.tsx';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import {
  type Icon,
  IconAttestation,
  IconInsurance,
  IconInsuranceExpired,
  IconInsuranceToCheck,
} from '../../../ui/icons.ts';
import { announce } from '../../../ui/live-region.tsx';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import type { Tone } from '../../../ui/status-chip.tsx';
import { refusedDecision } from '../../insurance/decision-form.ts';
import { DecisionPanel } from '../../insurance/decision-panel.tsx';
import { LetterPanel } from '../../insurance/letter-panel.tsx';
import { Asked } from '../asked.tsx';
import { holderNames, listed } from '../header-words.ts';
import { openCorrectingAct } from '../open-act.ts';
import { CertificateCard } from './certificate-card.tsx';
import { Letters } from './letters.tsx';

export type InsuranceTabProps = {
  readonly header: AccountHeader;
  /** F5. */
  readonly onCertificate: () => void;
  /** Shows a paper in the Documents section, by its number. */
  readonly onPaper: (number: string) => void;
};

export type InsuranceOfAccount = Awaited<ReturnType<CoreClient['insurance']['account']>>;

const STANDING: Readonly<
  Record<InsuranceOfAccount['standing']['tone'], { readonly tone: Tone; readonly icon: Icon }>
> = {
  ok: { tone: 'success', icon: IconAttestation },
  notice: { tone: 'warning', icon: IconInsuranceToCheck },
  danger: { tone: 'danger', icon: IconInsuranceExpired },
};

/** What is open over the section; `turn` makes each opening an act of its own. */
type Opened =
  | { readonly kind: 'decision'; readonly id: string; readonly turn: number }
  | { readonly kind: 'letter'; readonly letter: InsuranceLetter; readonly turn: number };

/** "Assurance": where cover stands, the certificates and what was decided of them, the letters. */
export function InsuranceTab({ header, onCertificate, onPaper }: InsuranceTabProps) {
  const t = useText();
  const { ask } = useCore();
  const { account } = header;
  const agent = useAgent().id;
  const answer = useQuery(ask.insurance.account.queryOptions({ input: { account } }));
  const [opened, setOpened] = useState<Opened | null>(null);
  const [shown, setShown] = useState(false);
  const open = (asked: { kind: 'decision'; id: string } | { kind: 'letter'; letter: InsuranceLetter }) => {
    setOpened((before) => ({ ...asked, turn: (before?.turn ?? 0) + 1 }));
    setShown(true);
  };
  const holder = listed(holderNames(header.holders), t('account.and'));
  const certificate =
    opened?.kind === 'decision' ? answer.data?.certificates.find(({ id }) => id === opened.id) : undefined;
  return (
    <>
      <Asked answer={answer}>
        {(insurance) => (
          <div className="insurance-tab">
            <section aria-labelledby="insurance-title">
              <div className="insurance-head">
                <SectionHeading id="insurance-title">{t('insurance.tab.title')}</SectionHeading>
                {insurance.certificates.length > 0 && (
                  <Button size="small" icon={IconAttestation} keys={['F5']} onClick={onCertificate}>
                    {t('insurance.tab.take')}
                  </Button>
                )}
              </div>
              <AlertLine {...STANDING[insurance.standing.tone]} fact={insurance.standing.sentence}>
                {insurance.check.sentence}
              </AlertLine>
              {insurance.certificates.length === 0 ? (
                <EmptyState
                  className="mt-10"
                  icon={IconInsurance}
                  title={t('insurance.tab.empty')}
                  actions={
                    <Button
                      variant="tinted"
                      size="large"
                      icon={IconAttestation}
                      keys={['F5']}
                      onClick={onCertificate}
                    >
                      {t('insurance.tab.take')}
                    </Button>
                  }
                >
                  {t('insurance.tab.emptyWhy')}
                </EmptyState>
              ) : (
                <div className="certificate-cards">
                  {insurance.certificates.map((one) => (
                    <CertificateCard
                      key={one.id}
                      account={account}
                      certificate={one}
                      onDecide={() => {
                        const own = one.refused?.commandId;
                        // What the portal refused is the certificate itself: it is taken again.
                        if (own === one.id) openCorrectingAct(account, agent, 'certificate', own);
                        else open({ kind: 'decision', id: one.id });
                      }}
                      onPaper={onPaper}
                    />
                  ))}
                </div>
              )}
            </section>
            <Letters
              due={insurance.letters}
              given={insurance.given}
              onGive={(letter) => open({ kind: 'letter', letter })}
              onPaper={onPaper}
            />
          </div>
        )}
      </Asked>
      {opened?.kind === 'decision' && certificate !== undefined && (
        <DecisionPanel
          key={opened.turn}
          whose={{ account, reference: header.reference, holder, dwelling: header.addressLine }}
          certificate={certificate}
          supersedes={refusedDecision(certificate)}
          open={shown}
          onClose={() => setShown(false)}
          onDecided={(decision) => {
            setShown(false);
            announce(t(`insurance.decision.said.${decision}`, { name: holder }));
          }}
        />
      )}
      {opened?.kind === 'letter' && (
        <LetterPanel
          key={opened.turn}
          header={header}
          kind={opened.letter}
          why={answer.data?.letters.find(({ kind }) => kind === opened.letter)?.sentence ?? null}
          open={shown}
          onClose={() => setShown(false)}
        />
      )}
    </>
  );
}
