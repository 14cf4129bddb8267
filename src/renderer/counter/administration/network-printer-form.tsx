import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useCore } from '../../app/core.tsx';
import { failureInWords } from '../../app/failure.ts';
import { useText } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { announce } from '../../ui/live-region.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { askPrintersAgain } from '../printing/use-printers.ts';

type Fault = { readonly field: 'name' | 'host' | 'port'; readonly words: string };
const USUAL_PORT = '9100';
const EMPTY = { name: '', host: '', port: USUAL_PORT };

/** An 80 mm printer on the network, by its address: it takes tickets without any driver. */
export function NetworkPrinterForm() {
  const t = useText();
  const { client } = useCore();
  const cache = useQueryClient();
  const [form, setForm] = useState(EMPTY);
  const [fault, setFault] = useState<Fault | null>(null);
  const place = useRef<HTMLFormElement>(null);
  const add = useMutation({
    mutationFn: () =>
      client.printing.addNetworkPrinter({
        name: form.name.trim(),
        host: form.host.trim(),
        port: Number(form.port),
      }),
    onSuccess: () => {
      announce(t('printing.printers.added', { name: form.name.trim() }));
      askPrintersAgain(cache);
      setForm(EMPTY);
      focusField('name');
    },
    onError: (error) => {
      const { title, next, code, field } = failureInWords(error);
      const named = field === 'name' || field === 'port' ? field : 'host';
      show({ field: named, words: [title, next, code].filter(Boolean).join(' ') });
    },
  });

  function focusField(name: Fault['field']): void {
    place.current?.querySelector<HTMLInputElement>(`[name="${name}"]`)?.focus();
  }
  function show(next: Fault | null): void {
    setFault(next);
    if (next !== null) focusField(next.field);
  }
  function firstFault(): Fault | null {
    if (form.name.trim() === '') return { field: 'name', words: t('printing.printers.needName') };
    if (form.host.trim() === '') return { field: 'host', words: t('printing.printers.needHost') };
    const port = Number(form.port);
    if (!/^\d{1,5}$/.test(form.port) || port < 1 || port > 65_535) {
      return { field: 'port', words: t('printing.printers.needPort') };
    }
    return null;
  }
  const field = (name: Fault['field']) => ({
    name,
    value: form[name],
    error: fault?.field === name ? fault.words : undefined,
    onChange: (text: string) => {
      setForm((before) => ({ ...before, [name]: text }));
      setFault(null);
    },
  });

  return (
    <form
      ref={place}
      noValidate
      className="mt-2 grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (add.isPending) return;
        const wrong = firstFault();
        show(wrong);
        if (wrong === null) add.mutate();
      }}
    >
      <TextField label={t('printing.printers.name')} maxLength={60} {...field('name')} />
      <div className="printer-address">
        <TextField
          label={t('printing.printers.host')}
          help={t('printing.printers.hostHelp')}
          maxLength={120}
          {...field('host')}
        />
        <TextField label={t('printing.printers.port')} inputMode="numeric" maxLength={5} {...field('port')} />
      </div>
      <div>
        <Button type="submit" busy={add.isPending ? t('printing.printers.adding') : undefined}>
          {t('printing.printers.addIt')}
        </Button>
      </div>
    </form>
  );
}
