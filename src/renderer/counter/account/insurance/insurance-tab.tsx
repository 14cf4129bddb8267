import type { AccountHeader } from '../../../../contract/accounts.ts';

export type InsuranceTabProps = {
  readonly header: AccountHeader;
  /** F5. */
  readonly onCertificate: () => void;
  /** Shows a paper in the Documents section, by its number. */
  readonly onPaper: (number: string) => void;
};

/** Section "Assurance" of an account. */
export function InsuranceTab({ header }: InsuranceTabProps) {
  return <p>{header.reference}</p>;
}
