import { useRef, useState } from 'react';
import { v7 as mintId } from 'uuid';
import { z } from 'zod';
import { REVERSAL_REASONS } from '../../../../contract/payments.ts';
import { holdsCardNumber } from '../../../../rules/card-number.ts';
import { useDraft } from '../../../app/use-draft.ts';
import { BANK_REASONS, emptyReason, type ReasonForm } from './reason-form.ts';

const draftSchema = z.strictObject({
  /** Minted once for this act: a retry after a crash is the same act. */
  commandId: z.uuid(),
  payment: z.string(),
  act: z.enum(['reverse', 'bounce']),
  reason: z.enum([...REVERSAL_REASONS, ...BANK_REASONS]).nullable(),
  text: z.string(),
});
type ReasonDraft = z.infer<typeof draftSchema>;

function readDraft(body: unknown): ReasonDraft | null {
  const read = draftSchema.safeParse(body);
  return read.success ? read.data : null;
}

/** Why a payment is taken back, kept through a lock and a crash for as long as it is not done. */
export function useReasonDraft(account: string, payment: string, act: 'reverse' | 'bounce') {
  const draft = useDraft('taking-back', account, readDraft);
  const [form, setForm] = useState<ReasonForm>(emptyReason);
  const commandId = useRef(mintId());
  const resumed = useRef(false);
  const found = draft.state === 'ready' ? (draft.found?.body ?? null) : null;
  if (!resumed.current && found !== null) {
    resumed.current = true;
    // Another payment's reason is not this one's.
    if (found.payment === payment && found.act === act && form === emptyReason) {
      commandId.current = found.commandId;
      setForm({ reason: found.reason, text: found.text });
    }
  }
  return {
    form,
    commandId: () => commandId.current,
    edit(change: Partial<ReasonForm>) {
      const next = { ...form, ...change };
      setForm(next);
      // A card's number typed by mistake stays on the screen and goes nowhere.
      const text = holdsCardNumber(next.text) ? '' : next.text;
      draft.save({ commandId: commandId.current, payment, act, reason: next.reason, text });
    },
    discard: () => void draft.discard().catch(() => {}),
  };
}
