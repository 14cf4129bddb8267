import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { RegistrationDone, RegistrationPrepare } from '../../../../contract/registrations.ts';
import { useCore } from '../../../app/core.tsx';
import { type FailureInWords, failureInWords } from '../../../app/failure.ts';
import { useRoute } from '../../../app/route.ts';
import { useText } from '../../../i18n/i18n.ts';
import { announce } from '../../../ui/live-region.tsx';
import { emailFault } from './email-fault.ts';
import { faultWords } from './fault-words.ts';
import { fieldId, firstOf, focusFirst } from './field-ids.ts';
import { type Fault, type Field, faultsOf, stepOf, stepOfRefusal } from './guide-faults.ts';
import { type GuideForm, STEPS, type StepId, stepAfter, stepBefore } from './guide-form.ts';
import { registrationOf } from './registration-act.ts';
import { type Comparing, useComparison } from './use-comparison.ts';
import type { GuideFormState } from './use-guide-form.ts';

/** Codes of a call whose outcome is not known: the registration may have been written. */
const UNKNOWN_OUTCOME = new Set(['LIEN-400', 'ECR-500']);

export type Guide = {
  readonly form: GuideForm;
  readonly comparing: Comparing;
  readonly busy: 'no' | 'checking' | 'saving';
  /** What the core refused, shown at the question it belongs to. */
  readonly refusal: FailureInWords | null;
  edit(change: Partial<GuideForm>): void;
  /** The sentence to show beside a field, if any. */
  faultOf(field: Field): string | undefined;
  /** The clerk has asked to go on from this question. */
  readonly checked: boolean;
  next(): void;
  back(): void;
  erase(): void;
};

/** Moves through the questions, says what is missing at each, and makes the registration at the last. */
export function useGuide(
  account: string,
  prepared: RegistrationPrepare,
  { form, draft, edit, restart }: GuideFormState & { readonly form: GuideForm },
  onDone: (answer: RegistrationDone) => void,
): Guide {
  const t = useText();
  const { client, ask } = useCore();
  const cache = useQueryClient();
  const comparing = useComparison(account, form, prepared);
  const [checkedStep, setChecked] = useState<StepId | null>(null);
  const [busy, setBusy] = useState<Guide['busy']>('no');
  const [refused, setRefused] = useState<{ step: StepId; words: FailureInWords } | null>(null);
  const under = useRef(false);
  const asked = { ...prepared, identity: { ...prepared.identity, fields: comparing.fields } };
  const faults = faultsOf(form, asked, emailFault);
  const { step } = form;
  useStepAnnounced(step);

  const show = (fault: Fault) => {
    const at = stepOf(fault.field);
    setChecked(at);
    if (at !== step) edit({ step: at });
    announce(faultWords(t, fault));
    focusFirst(fieldId(fault.field));
  };
  const go = (to: StepId) => {
    setChecked(null);
    setRefused(null);
    edit({ step: to });
  };

  async function check(): Promise<boolean> {
    setBusy('checking');
    const { same, fields } = await comparing.settle();
    if (same) return true;
    setChecked('identity');
    const differs = fields.find(({ sentence, result }) => sentence !== null && result !== 'unknown');
    announce([t('registrations.identity.different'), differs?.sentence].filter(Boolean).join('. '));
    focusFirst(fieldId(controlOf(differs?.field)));
    return false;
  }

  async function register(): Promise<void> {
    const act = registrationOf(account, form, asked);
    if (act === null) return;
    setBusy('saving');
    // The act's id must outlive a crash between here and the answer.
    draft.save(form);
    const answer = await client.registrations.open(act);
    await draft.discard().catch(() => {});
    onDone(answer);
  }

  async function goOn(): Promise<void> {
    const last = stepAfter(step) === null;
    const fault = faults.find(({ field }) => last || stepOf(field) === step);
    if (fault !== undefined) return show(fault);
    const after = stepAfter(step);
    if (after === null) return register();
    if (step !== 'identity' || (await check())) go(after);
  }

  return {
    form,
    comparing,
    busy,
    refusal: refused?.step === step ? refused.words : null,
    checked: checkedStep === step,
    edit,
    faultOf(field) {
      const found = faults.find((one) => one.field === field);
      return found !== undefined && checkedStep === stepOf(field) ? faultWords(t, found) : undefined;
    },
    next() {
      if (under.current) return;
      under.current = true;
      setRefused(null);
      goOn()
        .catch((error: unknown) => {
          const words = failureInWords(error);
          const at = step === 'identity' ? 'identity' : stepOfRefusal(words.field);
          const next = UNKNOWN_OUTCOME.has(words.code) ? t('registrations.refused.unknownNext') : words.next;
          setRefused({ step: at, words: { ...words, next } });
          if (at !== step) edit({ step: at });
          // Other texts stand now: they are shown and accepted anew.
          if (words.field === 'legalVersion')
            void cache.invalidateQueries({ queryKey: ask.registrations.prepare.key() });
        })
        .finally(() => {
          under.current = false;
          setBusy('no');
        });
    },
    back() {
      const before = stepBefore(step);
      if (before === null) useRoute.getState().back();
      else go(before);
    },
    erase() {
      setChecked(null);
      setRefused(null);
      restart();
      announce(t('registrations.draft.erased'));
      focusFirst(...firstOf('who'));
    },
  };
}

function controlOf(field: 'nom' | 'prenom' | 'date_naissance' | undefined): Field {
  return field === 'prenom' ? 'firstName' : field === 'date_naissance' ? 'birth' : 'lastName';
}

/** Each question takes the hands to its first field and is said; the first one is only where the hands begin. */
function useStepAnnounced(step: StepId): void {
  const t = useText();
  const told = useRef(step);
  const focus = useCallback(() => focusFirst(...firstOf(step)), [step]);
  useEffect(() => {
    focus();
    if (told.current === step) return;
    told.current = step;
    announce(
      t('registrations.stepAnnounce', {
        n: String(STEPS.indexOf(step) + 1),
        question: t(`registrations.question.${step}`),
      }),
    );
  }, [step, focus, t]);
}
