import { useState } from 'react';
import { z } from 'zod';
import { type DossierPart, type PartValue, partValueSchemas } from '../../../rules/dossier/values.ts';
import { type SpaceDraft, useSpaceDraft } from '../account/space/use-space-draft.ts';
import { NOTHING_WITH_IT, type WithIt, withItSchema } from './change-form.ts';

/** A change as it stands on the screen. */
export type ChangeForm<Fields> = WithIt & {
  readonly fields: Fields;
  /** What stood when the form was opened: the version that the change is based on, kept with the draft. */
  readonly base: PartValue;
};
export type ChangeDraft<Fields> = SpaceDraft<ChangeForm<Fields>> & {
  /** What is typed is kept, on what the file says now. */
  rebase(): void;
};

/**
 * The form of a change of one part, kept through a lock and a crash.
 * @param now what stands in the file as the panel opens
 */
export function useChangeDraft<Part extends DossierPart, Fields>(
  part: Part,
  account: string,
  person: string | null,
  fieldsSchema: z.ZodType<Fields>,
  now: PartValue<Part>,
  open: (value: PartValue<Part>) => Fields,
): ChangeDraft<Fields> {
  const fresh = (): ChangeForm<Fields> => ({ ...NOTHING_WITH_IT, fields: open(now), base: now });
  // What the file says while the form is open is no longer what its author saw.
  const [opened, setOpened] = useState(fresh);
  const whole = z.strictObject({ ...withItSchema, fields: fieldsSchema, base: partValueSchemas[part] });
  const schema = z.custom<ChangeForm<Fields>>((body) => whole.safeParse(body).success);
  const draft = useSpaceDraft(`dossier-${part}`, account, person ?? '', schema, opened);
  return {
    ...draft,
    erase() {
      setOpened(fresh());
      draft.erase();
    },
    rebase: () => draft.edit({ base: now }),
  };
}
