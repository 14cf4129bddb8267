import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import type { AccountHeader } from '../../../contract/accounts.ts';
import { useCore } from '../../app/core.tsx';
import { useText } from '../../i18n/i18n.ts';
import { SidePanel } from '../../ui/side-panel.tsx';
import { Asked } from '../account/asked.tsx';
import { holderNames, listed } from '../account/header-words.ts';
import { Whose } from '../account/space/act-panel.tsx';
import { DayPanel } from './day-panel.tsx';
import type { DebitOfAccount, DebitPanelAct } from './debit-words.ts';
import { MandatePanel } from './mandate-panel.tsx';
import { RevokePanel } from './revoke-panel.tsx';
import { SignPanel } from './sign-panel.tsx';

export type DebitPanelProps = {
  readonly account: string;
  readonly header: AccountHeader;
  readonly open: boolean;
  readonly onClose: () => void;
  /** The refused act that this one corrects. */
  readonly supersedes: string | null;
};

/** The act open on the mandate of an account. */
export function DebitPanel({ act, ...panel }: DebitPanelProps & { readonly act: DebitPanelAct }) {
  const t = useText();
  const { ask } = useCore();
  const section = useQuery(ask.directDebit.account.queryOptions({ input: { account: panel.account } }));
  // Read again while it closes, it stays what it was.
  const last = useRef<DebitOfAccount | undefined>(undefined);
  last.current = section.data ?? last.current;
  const form = { ...panel, section: last.current };
  if (form.section === undefined)
    return (
      <SidePanel
        open={panel.open}
        onClose={panel.onClose}
        title={t(`directDebit.act.${act}`)}
        subtitle={
          <Whose header={panel.header} name={listed(holderNames(panel.header.holders), t('account.and'))} />
        }
      >
        <Asked answer={section}>{() => null}</Asked>
      </SidePanel>
    );
  const ready = { ...panel, section: form.section };
  switch (act) {
    case 'debit-subscribe':
    case 'debit-account':
      return <MandatePanel {...ready} act={act} />;
    case 'debit-day':
      return <DayPanel {...ready} />;
    case 'debit-sign':
      return <SignPanel {...ready} />;
    case 'debit-revoke':
      return <RevokePanel {...ready} />;
  }
}
