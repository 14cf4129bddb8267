import type { AccountHeader } from '../../../contract/accounts.ts';
import type { DossierPrepared } from './change-form.ts';

/** What every form of the file takes; the file as it stood when the form was asked for. */
export type DossierPanelProps = {
  readonly header: AccountHeader;
  readonly prepared: DossierPrepared;
  readonly open: boolean;
  readonly onClose: () => void;
};

export type PersonOfDossier = DossierPrepared['people'][number];
