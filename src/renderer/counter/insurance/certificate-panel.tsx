import type { AccountHeader } from '../../../contract/accounts.ts';
import { useText } from '../../i18n/i18n.ts';
import { SidePanel } from '../../ui/side-panel.tsx';

export type CertificatePanelProps = {
  readonly account: string;
  readonly header: AccountHeader;
  readonly open: boolean;
  readonly onClose: () => void;
  /** The refused certificate that this one corrects. */
  readonly supersedes: string | null;
};

/** "Attestation". */
export function CertificatePanel({ open, onClose }: CertificatePanelProps) {
  const t = useText();
  return (
    <SidePanel open={open} onClose={onClose} title={t('account.act.certificate')}>
      <p />
    </SidePanel>
  );
}
