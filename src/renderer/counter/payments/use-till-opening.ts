import { useQueryClient } from '@tanstack/react-query';
import { useLayoutEffect, useRef, useState } from 'react';
import { v7 as mintId } from 'uuid';
import { holdsCardNumber } from '../../../rules/card-number.ts';
import { parseAmount } from '../../../rules/money.ts';
import { useCore } from '../../app/core.tsx';
import { failureInWords } from '../../app/failure.ts';
import { useText } from '../../i18n/i18n.ts';
import { announce } from '../../ui/live-region.tsx';
import { fieldId, focusNow } from './field-ids.ts';
import { floatOf } from './payment-form.ts';

export type TillOpening = {
  readonly running: boolean;
  /** Why it was not opened, beside the field. */
  readonly error: string | undefined;
  readonly ambiguous: boolean;
  /** Opens the till with what stands in the field, then goes to what is received. */
  open(): void;
};

/** The till opened from the payment that needs it; what is typed elsewhere stays. */
export function useTillOpening(account: string, text: string, isOpen: boolean): TillOpening {
  const t = useText();
  const { client, ask } = useCore();
  const cache = useQueryClient();
  const commandId = useRef(mintId());
  const [running, setRunning] = useState(false);
  const [said, setSaid] = useState<{ readonly of: string; readonly error: string } | null>(null);
  const [asked, setAsked] = useState<string | null>(null);
  const opened = useRef(false);
  useLayoutEffect(() => {
    // Opened from here: the field that takes the place of the float is drawn only now.
    if (isOpen && opened.current) focusNow(fieldId('received'));
  }, [isOpen]);

  const open = async () => {
    if (running || holdsCardNumber(text)) return;
    const floatCents = floatOf(text);
    if (floatCents === null) {
      const parsed = parseAmount(text);
      setAsked(text);
      if (text.trim() === '') setSaid({ of: text, error: t('payments.till.missing') });
      else if (parsed.kind === 'invalid') setSaid({ of: text, error: parsed.reason });
      focusNow(fieldId('float'));
      return;
    }
    setRunning(true);
    try {
      await client.till.open({ commandId: commandId.current, floatCents });
      opened.current = true;
      cache.setQueryData(ask.payments.prepare.queryKey({ input: { account } }), (old) =>
        old === undefined ? old : { ...old, tillOpen: true },
      );
      announce(t('payments.till.opened'));
    } catch (error) {
      const { title, next, code } = failureInWords(error);
      setSaid({ of: text, error: [title, next, code].filter(Boolean).join(' ') });
      // Opened meanwhile from another window: what is true is read again.
      void cache.invalidateQueries({ queryKey: ask.payments.prepare.queryKey({ input: { account } }) });
    }
    setRunning(false);
  };
  return {
    running,
    // What was said of another text says nothing of this one.
    error: said?.of === text ? said.error : undefined,
    ambiguous: asked === text,
    open: () => void open(),
  };
}
