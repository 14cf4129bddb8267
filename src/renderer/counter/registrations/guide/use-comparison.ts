import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Comparison, RegistrationPrepare, TypedIdentity } from '../../../../contract/registrations.ts';
import { useCore } from '../../../app/core.tsx';
import { type GuideForm, typedIdentity } from './guide-form.ts';

/** How long the hands rest before what they typed is compared. */
const COMPARE_AFTER_MS = 350;

export type ComparedField = Comparison['fields'][number];

export type Comparing = {
  /** What the lease says of what is typed; undefined while that is not known. */
  readonly known: Comparison | undefined;
  readonly error: Error | null;
  /** The fields asked for: of a company, the name alone. */
  readonly fields: RegistrationPrepare['identity']['fields'];
  of(field: ComparedField['field']): ComparedField | undefined;
  /** Compares what stands in the fields now, without waiting. */
  settle(): Promise<Comparison>;
  retry(): void;
};

/** Compares what is read on the document with the lease while it is typed. */
export function useComparison(account: string, form: GuideForm, prepared: RegistrationPrepare): Comparing {
  const { ask } = useCore();
  const cache = useQueryClient();
  const { fields } = prepared.identity;
  const typed = typedIdentity(form, fields);
  const asked = useRested(typed);
  const optionsOf = (what: TypedIdentity) =>
    ask.registrations.compare.queryOptions({
      input: { account, person: form.person ?? '', typed: what },
      enabled: form.person !== null && isTyped(what),
      gcTime: 0,
      // The lease may have come down anew meanwhile.
      staleTime: 0,
      placeholderData: (before: Comparison | undefined) => before,
    });
  const answer = useQuery(optionsOf(asked));
  const known = isTyped(asked) ? answer.data : undefined;
  return {
    known,
    error: answer.error,
    fields:
      known === undefined ? fields : fields.filter((one) => known.fields.some(({ field }) => field === one)),
    of: (field) => known?.fields.find((one) => one.field === field),
    settle: () => cache.fetchQuery(optionsOf(typed)),
    retry: () => void answer.refetch(),
  };
}

function isTyped({ lastName, firstName, birth }: TypedIdentity): boolean {
  return lastName !== '' || firstName !== null || birth !== null;
}

/** The identity once the typing pauses. */
function useRested(typed: TypedIdentity): TypedIdentity {
  const { lastName, firstName, birth } = typed;
  const [rested, setRested] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setRested({ lastName, firstName, birth }), COMPARE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [lastName, firstName, birth]);
  return rested;
}
