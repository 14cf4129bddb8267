import type { AccountHeader } from '../../../../contract/accounts.ts';

export type RequestsTabProps = {
  readonly header: AccountHeader;
  /** F4. */
  readonly onRequest: () => void;
  /** Shows a paper in the Documents section, by its number. */
  readonly onPaper: (number: string) => void;
};

/** Section "Demandes" of an account. */
export function RequestsTab({ header }: RequestsTabProps) {
  return <p>{header.reference}</p>;
}
