import type { AccountHeader } from '../../../contract/accounts.ts';
import type { PanelAct } from '../account/open-act.ts';

export type DebitPanelAct = Extract<PanelAct, `debit-${string}`>;

export type DebitPanelProps = {
  readonly account: string;
  readonly header: AccountHeader;
  readonly open: boolean;
  readonly onClose: () => void;
  /** The refused act that this one corrects. */
  readonly supersedes: string | null;
};

/** The act open on the mandate of an account. */
export function DebitPanel(_props: DebitPanelProps & { readonly act: DebitPanelAct }) {
  return null;
}
