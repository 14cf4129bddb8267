import type { AccountHeader } from '../../../../contract/accounts.ts';
import type { DebitPanelAct } from '../../direct-debit/debit-panel.tsx';

export type DebitTabProps = {
  readonly header: AccountHeader;
  readonly onAct: (act: DebitPanelAct, supersedes?: string) => void;
  /** Shows a paper in the Documents section, by its number. */
  readonly onPaper: (number: string) => void;
};

/** "Prélèvement": the mandate of the account, and what the counter does with it. */
export function DebitTab(_props: DebitTabProps) {
  return null;
}
