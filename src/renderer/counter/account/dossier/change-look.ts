import type { DossierState } from '../../../../rules/dossier/values.ts';
import { type Icon, IconDone, IconRefused, IconToCheck } from '../../../ui/icons.ts';
import type { Tone } from '../../../ui/status-chip.tsx';

/** How a change's state looks beside its word. */
export const CHANGE_LOOK: Readonly<Record<DossierState, { readonly tone: Tone; readonly icon: Icon }>> = {
  a_valider: { tone: 'warning', icon: IconToCheck },
  validee: { tone: 'success', icon: IconDone },
  refusee: { tone: 'danger', icon: IconRefused },
};
