import type { AccountHeader } from '../../../../contract/accounts.ts';
import type { Space } from '../../../../contract/registrations.ts';

/** What every act on somebody's space takes; the space as it stood when it was asked. */
export type SpacePanelProps = {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly header: AccountHeader;
  readonly space: Space;
};
