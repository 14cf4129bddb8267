import { useRef, useState } from 'react';
import { v7 as mintId } from 'uuid';
import { type Draft, useDraft } from '../../../app/use-draft.ts';
import { emptyRequestForm, type RequestForm, type RequestPrepare, readRequestForm } from './request-form.ts';

export type RequestFormState = {
  /** Null until the draft is read. */
  readonly form: RequestForm | null;
  readonly draft: Draft<RequestForm>;
  /** The form goes on from a draft. */
  readonly resumed: boolean;
  edit(change: Partial<RequestForm>): void;
  /** Begins again with an act of its own; the draft is thrown away. */
  restart(): void;
};

/** The form and its draft, one per agent and account. */
export function useRequestForm(account: string, prepared: RequestPrepare): RequestFormState {
  const draft = useDraft('demande', account, readRequestForm);
  const [form, setForm] = useState<RequestForm | null>(null);
  // What a call still under way edits is what stands then, not what stood when it was made.
  const latest = useRef<RequestForm | null>(form);
  latest.current = form;
  const [resumed, setResumed] = useState(false);
  if (form === null && draft.state === 'ready') {
    setForm(draft.found?.body ?? emptyRequestForm(mintId, prepared));
    setResumed(draft.found !== null);
  }
  return {
    form,
    draft,
    resumed,
    edit(change) {
      if (latest.current === null) return;
      const next = { ...latest.current, ...change };
      latest.current = next;
      setForm(next);
      draft.save(next);
    },
    restart() {
      void draft.discard().catch(() => {});
      setResumed(false);
      setForm(emptyRequestForm(mintId, prepared));
    },
  };
}
