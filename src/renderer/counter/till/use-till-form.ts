import { useState } from 'react';
import { v7 as mintId } from 'uuid';
import { holdsCardNumber } from '../../../rules/card-number.ts';
import { type Draft, useDraft } from '../../app/use-draft.ts';
import { emptyTillForm, readTillForm, type TillForm } from './till-form.ts';

export type TillFormState = {
  /** Null until the draft is read. */
  readonly form: TillForm | null;
  readonly draft: Draft<TillForm>;
  edit(change: Partial<TillForm>): void;
  /** Begins again with an act of its own; the draft is thrown away. */
  restart(): void;
};

/** A form of the till and its draft: fifteen lines of a count are not typed twice. */
export function useTillForm(name: 'till-opening' | 'till-count'): TillFormState {
  const draft = useDraft(name, null, readTillForm);
  const [form, setForm] = useState<TillForm | null>(null);
  if (form === null && draft.state === 'ready') setForm(draft.found?.body ?? emptyTillForm(mintId));
  return {
    form,
    draft,
    edit(change) {
      if (form === null) return;
      const next = { ...form, ...change };
      setForm(next);
      // A card's number typed by mistake stays on the screen and goes nowhere.
      draft.save(holdsCardNumber(next.text) ? { ...next, text: '' } : next);
    },
    restart() {
      setForm(emptyTillForm(mintId));
      void draft.discard().catch(() => {});
    },
  };
}
