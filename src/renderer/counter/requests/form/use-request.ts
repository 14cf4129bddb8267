import { useRef, useState } from 'react';
import { useCore } from '../../../app/core.tsx';
import { type FailureInWords, failureInWords } from '../../../app/failure.ts';
import { useText } from '../../../i18n/i18n.ts';
import { announce } from '../../../ui/live-region.tsx';
import { focusFirst } from '../../registrations/guide/field-ids.ts';
import type { WordAlert } from '../shared/use-word-alert.ts';
import { controlsOf } from './field-ids.ts';
import {
  faultsOf,
  type RequestDone,
  type RequestField,
  type RequestForm,
  type RequestPrepare,
  requestOf,
} from './request-form.ts';
import type { RequestFormState } from './use-request-form.ts';

/** Codes of a call whose outcome is not known: the request may have been written. */
const UNKNOWN_OUTCOME = new Set(['LIEN-400', 'ECR-500']);

export type RequestSending = {
  readonly busy: boolean;
  readonly refusal: FailureInWords | null;
  /** The sentence to show beside a field, once the clerk has asked to record. */
  faultOf(field: RequestField): string | undefined;
  /** The sentence to show under the files, once one of them held the act back. */
  readonly filesFault: string | undefined;
  /** Records it, once however often it is asked. */
  save(): void;
  /** What was refused is being put right. */
  edited(): void;
};

/** Says what is missing, then makes the request with the form's own id: a retry is the same act. */
export function useRequest(
  account: string,
  prepared: RequestPrepare,
  { form, draft }: RequestFormState & { readonly form: RequestForm },
  alert: WordAlert,
  filesUnderWay: number,
  onDone: (answer: RequestDone) => void,
): RequestSending {
  const t = useText();
  const { client } = useCore();
  const [checked, setChecked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<FailureInWords | null>(null);
  const [held, setHeld] = useState(false);
  const under = useRef(false);
  const faults = faultsOf(form, prepared, alert.found.length > 0);

  async function record(): Promise<void> {
    setHeld(filesUnderWay > 0);
    if (filesUnderWay > 0) return announce(t('requests.fault.files'));
    const unanswered = await alert.settle();
    const missing = faultsOf({ ...form, wordsKept: form.wordsKept && !unanswered }, prepared, unanswered);
    const [first] = missing;
    if (first !== undefined) {
      setChecked(true);
      announce(
        [
          t('requests.fault.summary', { count: missing.length, n: String(missing.length) }),
          t(`requests.fault.${first}`),
        ].join('. '),
      );
      focusFirst(...controlsOf(first));
      return;
    }
    const act = requestOf(account, form, prepared);
    if (act === null) return;
    setBusy(true);
    // The act's id must outlive a crash between here and the answer.
    draft.save(form);
    const answer = await client.requests.open(act);
    await draft.discard().catch(() => {});
    onDone(answer);
  }

  return {
    busy,
    refusal,
    filesFault: held && filesUnderWay > 0 ? t('requests.fault.files') : undefined,
    faultOf: (field) => (checked && faults.includes(field) ? t(`requests.fault.${field}`) : undefined),
    save() {
      if (under.current) return;
      under.current = true;
      setRefusal(null);
      record()
        .catch((error: unknown) => {
          const words = failureInWords(error);
          const next = UNKNOWN_OUTCOME.has(words.code) ? t('requests.refused.unknownNext') : words.next;
          setRefusal({ ...words, next });
        })
        .finally(() => {
          under.current = false;
          setBusy(false);
        });
    },
    edited() {
      setRefusal(null);
    },
  };
}
