import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AccountHeader } from '../../../contract/accounts.ts';
import type { Certificate } from '../../../contract/insurance.ts';
import { useCore } from '../../app/core.tsx';
import { useText } from '../../i18n/i18n.ts';
import { announce } from '../../ui/live-region.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { Asked } from '../account/asked.tsx';
import { holderNames, listed } from '../account/header-words.ts';
import { DecisionPanel } from './decision-panel.tsx';

type Props = {
  readonly header: AccountHeader;
  readonly open: boolean;
  readonly onClose: () => void;
  /** The refused decision that is corrected. */
  readonly supersedes: string | null;
};

/** "Corriger et renvoyer" of a decision: the certificate as it stands now, what the other decided, and the choice. */
export function RefusedDecision({ header, open, onClose, supersedes }: Props) {
  const t = useText();
  const { ask } = useCore();
  const { account } = header;
  const answer = useQuery(ask.insurance.account.queryOptions({ input: { account } }));
  const found = answer.data?.certificates.find(({ refused }) => refused?.commandId === supersedes);
  // Once decided again nothing of it is refused any more: the panel goes as it came.
  const [kept, setKept] = useState<Certificate | null>(null);
  if (found !== undefined && kept === null) setKept(found);
  const holder = listed(holderNames(header.holders), t('account.and'));
  const certificate = found ?? kept;
  if (certificate === null) {
    return (
      <SidePanel open={open} onClose={onClose} title={t('insurance.decision.title')}>
        <Asked answer={answer}>{() => <p>{t('insurance.decision.gone')}</p>}</Asked>
      </SidePanel>
    );
  }
  return (
    <DecisionPanel
      whose={{ account, reference: header.reference, holder, dwelling: header.addressLine }}
      certificate={certificate}
      supersedes={supersedes}
      open={open}
      onClose={onClose}
      onDecided={(decision) => {
        onClose();
        announce(t(`insurance.decision.said.${decision}`, { name: holder }));
      }}
    />
  );
}
