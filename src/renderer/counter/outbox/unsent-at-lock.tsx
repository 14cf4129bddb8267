import { create } from 'zustand';
import { useText } from '../../i18n/i18n.ts';
import { AlertLine } from '../../ui/alert-line.tsx';
import { IconSavedHere } from '../../ui/icons.ts';
import { type Unsent, unsentInWords } from './unsent-words.ts';

type AtLock = {
  /** As it stood when the post was locked: a locked post reads nothing. Counts only, nothing of a tenant. */
  readonly unsent: Unsent | null;
  note(unsent: Unsent | null): void;
};

export const useUnsentAtLock = create<AtLock>()((set) => ({
  unsent: null,
  note: (unsent) => set({ unsent }),
}));

/** On the locked post: what is not sent yet, and that it is safe. */
export function UnsentAtLock() {
  const t = useText();
  const unsent = useUnsentAtLock((state) => state.unsent);
  if (unsent === null) return null;
  return <AlertLine icon={IconSavedHere} fact={unsentInWords(unsent, t)} role="status" className="mt-5" />;
}
