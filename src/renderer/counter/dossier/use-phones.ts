import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useCore } from '../../app/core.tsx';
import type { PhoneReading } from './contact-form.ts';

const NONE: PhoneReading = { kind: 'empty' };

/** What the core reads in telephones as they are typed, in any written form. */
export function usePhones(texts: readonly string[]): {
  readonly readings: readonly (PhoneReading | undefined)[];
  /** The readings of what stands there now, also where a key came before the answer. */
  settle(): Promise<PhoneReading[]>;
} {
  const { ask } = useCore();
  const cache = useQueryClient();
  // Nobody's telephone stays in memory once the form is gone.
  const options = (text: string) => ({
    ...ask.dossier.readPhone.queryOptions({ input: { text } }),
    gcTime: 0,
  });
  const answers = useQueries({
    queries: texts.map((text) => ({ ...options(text), enabled: text.trim() !== '' })),
  });
  return {
    readings: answers.map(({ data }, at) => (texts[at]?.trim() === '' ? NONE : data)),
    settle: () =>
      Promise.all(texts.map((text) => (text.trim() === '' ? NONE : cache.fetchQuery(options(text))))),
  };
}
