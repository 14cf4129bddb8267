import type { AccountHeader } from '../../../contract/accounts.ts';
import { useText } from '../../i18n/i18n.ts';
import { SidePanel } from '../../ui/side-panel.tsx';

export type RequestPanelProps = {
  readonly account: string;
  readonly header: AccountHeader;
  readonly open: boolean;
  readonly onClose: () => void;
  /** The refused request that this one corrects. */
  readonly supersedes: string | null;
};

/** "Nouvelle demande". */
export function RequestPanel({ open, onClose }: RequestPanelProps) {
  const t = useText();
  return (
    <SidePanel open={open} onClose={onClose} title={t('account.act.request')}>
      <p />
    </SidePanel>
  );
}
