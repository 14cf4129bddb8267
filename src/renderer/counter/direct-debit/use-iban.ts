import { useRef, useState } from 'react';
import { useCore } from '../../app/core.tsx';
import { failureInWords } from '../../app/failure.ts';
import { useText } from '../../i18n/i18n.ts';
import { announce } from '../../ui/live-region.tsx';
import { groupedIban, isWholeFrenchIban } from './iban-text.ts';

export type IbanState =
  | { readonly kind: 'typing'; readonly text: string; readonly error: string | null }
  | { readonly kind: 'reading'; readonly text: string }
  | {
      readonly kind: 'read';
      readonly text: string;
      readonly masked: string;
      readonly notice: string | null;
    };

export type Iban = {
  readonly state: IbanState;
  type(text: string): void;
  /** Reads what stands there; the account number as typed, or null with its fault shown. */
  read(): Promise<string | null>;
  /** "Changer": it is typed anew. */
  change(): void;
};

const EMPTY: IbanState = { kind: 'typing', text: '', error: null };

/**
 * An account number while its form is open: in the memory of this screen alone, neither in a draft nor in the cache of
 * what was read. Once read it is masked.
 */
export function useIban(): Iban {
  const t = useText();
  const { client } = useCore();
  const [state, setState] = useState<IbanState>(EMPTY);
  const latest = useRef(state);
  const to = (next: IbanState) => {
    latest.current = next;
    setState(next);
  };
  const reading = useRef<Promise<string | null> | null>(null);

  async function readNow(text: string): Promise<string | null> {
    to({ kind: 'reading', text });
    try {
      const answer = await client.directDebit.readIban({ text });
      // Typed on meanwhile: the answer is about what is no longer there.
      if (latest.current.text !== text) return null;
      if (answer.kind === 'refused') {
        to({ kind: 'typing', text, error: answer.sentence });
        return null;
      }
      const { masked, notice } = answer;
      to({ kind: 'read', text, masked, notice });
      announce(t('directDebit.form.ibanRead', { masked }));
      return text;
    } catch (error) {
      const { title, next } = failureInWords(error);
      if (latest.current.text === text)
        to({ kind: 'typing', text, error: [title, next].filter(Boolean).join(' ') });
      return null;
    }
  }

  function read(): Promise<string | null> {
    const now = latest.current;
    if (now.kind === 'read') return Promise.resolve(now.text);
    if (now.kind === 'reading' && reading.current !== null) return reading.current;
    if (now.text.trim() === '') {
      to({ kind: 'typing', text: now.text, error: t('directDebit.fault.iban') });
      return Promise.resolve(null);
    }
    reading.current = readNow(now.text);
    return reading.current;
  }

  return {
    state,
    read,
    type(typed) {
      const text = groupedIban(typed, latest.current.text);
      to({ kind: 'typing', text, error: null });
      if (isWholeFrenchIban(text)) void read();
    },
    change: () => to(EMPTY),
  };
}
