import { useRef, useState } from 'react';
import { v7 as mintId } from 'uuid';
import type { RegistrationPrepare, Space } from '../../../../contract/registrations.ts';
import { type Draft, useDraft } from '../../../app/use-draft.ts';
import { emailFault } from './email-fault.ts';
import { faultsOf, firstOpenStep } from './guide-faults.ts';
import {
  correctedGuideForm,
  emptyGuideForm,
  type GuideForm,
  readGuideForm,
  resumedGuideForm,
} from './guide-form.ts';

/** What the guide was opened for. */
export type GuideAsk = {
  readonly account: string;
  readonly person: string | null;
  /** The refused registration to make again. */
  readonly supersedes: string | null;
  readonly refused: Space | null;
};

export type GuideFormState = {
  /** Null until the draft is read. */
  readonly form: GuideForm | null;
  readonly draft: Draft<GuideForm>;
  /** The guide goes on from a draft. */
  readonly resumed: boolean;
  edit(change: Partial<GuideForm>): void;
  /** Begins again with an act of its own; the draft is thrown away. */
  restart(): void;
};

/** The answers of the guide and their draft. A correction has a draft of its own, beside one left unfinished. */
export function useGuideForm(ask: GuideAsk, prepared: RegistrationPrepare | undefined): GuideFormState {
  const { account, person, supersedes, refused } = ask;
  const draft = useDraft(supersedes === null ? 'inscrire' : 'inscrire-correction', account, (body) =>
    readGuideForm(body, supersedes),
  );
  const [form, setForm] = useState<GuideForm | null>(null);
  // What a call still under way edits is what stands then, not what stood when it was made.
  const latest = useRef<GuideForm | null>(form);
  latest.current = form;
  const [resumed, setResumed] = useState(false);
  const fresh = (from: RegistrationPrepare) => {
    const empty = emptyGuideForm(mintId, from, person);
    return supersedes === null ? empty : correctedGuideForm(empty, supersedes, refused);
  };
  if (form === null && prepared !== undefined && draft.state === 'ready') {
    const kept = draft.found?.body;
    const begun = kept === undefined ? fresh(prepared) : resumedGuideForm(kept, prepared, person);
    setForm({ ...begun, step: firstOpenStep(begun, faultsOf(begun, prepared, emailFault)) });
    setResumed(kept !== undefined);
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
      if (prepared === undefined) return;
      void draft.discard().catch(() => {});
      setResumed(false);
      setForm(fresh(prepared));
    },
  };
}
