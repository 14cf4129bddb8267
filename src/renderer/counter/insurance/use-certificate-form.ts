import { useRef, useState } from 'react';
import { v7 as mintId } from 'uuid';
import { z } from 'zod';
import type { Certificate } from '../../../contract/insurance.ts';
import { useDraft } from '../../app/use-draft.ts';
import {
  type CertificateForm,
  certificateFormSchema,
  correctedForm,
  EMPTY_CERTIFICATE,
} from './certificate-form.ts';

const draftSchema = z.strictObject({
  /** Minted once for this act: a retry after a crash is the same act. */
  commandId: z.uuid(),
  supersedes: z.uuid().nullable(),
  form: certificateFormSchema,
});

/**
 * F5's form, kept through a lock and a crash for as long as the certificate is not taken. A correction has a draft of
 * its own: a certificate left unfinished on the account is found again afterwards.
 * @param refused what is corrected; null for a new one
 */
export function useCertificateForm(account: string, supersedes: string | null, refused: Certificate | null) {
  const draft = useDraft(supersedes === null ? 'certificate' : 'certificate-correction', account, (body) => {
    const read = draftSchema.safeParse(body);
    return read.success && read.data.supersedes === supersedes ? read.data : null;
  });
  const [typed, setTyped] = useState<CertificateForm | null>(null);
  const commandId = useRef(mintId());
  const resumed = useRef(false);
  const found = draft.state === 'ready' ? (draft.found?.body ?? null) : null;
  if (!resumed.current && found !== null) {
    resumed.current = true;
    // What is typed meanwhile wins.
    if (typed === null) {
      commandId.current = found.commandId;
      setTyped(found.form);
    }
  }
  const form = typed ?? (refused === null ? EMPTY_CERTIFICATE : correctedForm(refused));
  const latest = useRef(form);
  latest.current = form;
  const discard = () => void draft.discard().catch(() => {});
  return {
    form,
    commandId: () => commandId.current,
    edit(change: Partial<CertificateForm>) {
      // Several files may come in within one drawing.
      const next = { ...latest.current, ...change };
      latest.current = next;
      setTyped(next);
      draft.save({ commandId: commandId.current, supersedes, form: next });
    },
    keptAt: typed === null ? null : draft.keptAt,
    failing: draft.failing,
    erase() {
      setTyped(null);
      latest.current = EMPTY_CERTIFICATE;
      discard();
    },
    discard,
  };
}
