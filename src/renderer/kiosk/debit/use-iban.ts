import { useState } from 'react';
import { useCore } from '../../app/core.tsx';
import { useSentence } from '../acts/use-sentence.ts';
import { useDisplay } from '../display/display.ts';
import { useText } from '../i18n/text.ts';

/** Has an account number read by the core before one goes on: its check digits, and that it is of a bank at all. */
export function useIban(): {
  readonly masked: string | null;
  readonly fault: string | undefined;
  readonly busy: boolean;
  /** Whether it reads. */
  ask(text: string): Promise<boolean>;
  forgive(): void;
} {
  const t = useText();
  const { client } = useCore();
  const sentence = useSentence();
  const inFrench = useDisplay((display) => display.language) === 'fr';
  const [masked, setMasked] = useState<string | null>(null);
  const [fault, setFault] = useState<string | undefined>(undefined);
  const [busy, setBusy] = useState(false);

  return {
    masked,
    fault,
    busy,
    async ask(text) {
      setBusy(true);
      try {
        const read = await client.kiosk.acts.readIban({ text });
        if (read.kind === 'ok') {
          setMasked(read.masked);
          setFault(undefined);
          return true;
        }
        setFault(inFrench ? read.sentence : t('debit.ibanFault'));
      } catch (error) {
        setFault(sentence(error));
      } finally {
        setBusy(false);
      }
      return false;
    },
    forgive: () => setFault(undefined),
  };
}
