import { useRef, useState } from 'react';
import { v7 as mintId } from 'uuid';
import { z } from 'zod';
import { isoDate } from '../../../../rules/dates.ts';
import { useDraft } from '../../../app/use-draft.ts';
import { deskToday } from '../../till/till-words.ts';
import { type BulkForm, bulkFormSchema, emptyBulk } from './bulk-form.ts';

const draftSchema = z.strictObject({ commandId: z.uuid(), form: bulkFormSchema });

/**
 * "Imprimer un mois", kept through a lock and a crash; of no account.
 * @param newest the newest month billed (`AAAA-MM`), with which it opens
 */
export function useBulkForm(newest: string | null) {
  const draft = useDraft('documents-month', null, (body) => {
    const read = draftSchema.safeParse(body);
    return read.success ? read.data : null;
  });
  const [typed, setTyped] = useState<BulkForm | null>(null);
  const commandId = useRef(mintId());
  const resumed = useRef(false);
  const found = draft.state === 'ready' ? (draft.found?.body ?? null) : null;
  if (!resumed.current && found !== null) {
    resumed.current = true;
    if (typed === null) {
      commandId.current = found.commandId;
      setTyped(found.form);
    }
  }
  const form = typed ?? emptyBulk(newest, isoDate(deskToday()));
  return {
    form,
    /** Minted once for one run: asked for again after a lost answer, it is the same run. */
    commandId: () => commandId.current,
    edit(change: Partial<BulkForm>) {
      const next = { ...form, ...change };
      setTyped(next);
      draft.save({ commandId: commandId.current, form: next });
    },
    /** It became a run; what was chosen stays for the next one. */
    started() {
      commandId.current = mintId();
      void draft.discard().catch(() => {});
    },
  };
}
