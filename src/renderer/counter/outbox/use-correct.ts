import { useMutation } from '@tanstack/react-query';
import { ANNOUNCED_MODES } from '../../../contract/payments.ts';
import type { OutboxRow } from '../../../contract/sync.ts';
import { type CoreClient, useCore } from '../../app/core.tsx';
import { failureInWords } from '../../app/failure.ts';
import { useAgent } from '../../app/session.ts';
import { useText } from '../../i18n/i18n.ts';
import { openCorrection } from '../payments/open-panel.ts';
import type { Correction } from '../payments/payment-form.ts';
import type { Tell } from './outcome-line.tsx';

/** "Corriger et renvoyer"; null where the act cannot be made again: only an announcement is no fact yet. */
export function useCorrect(row: OutboxRow, tell: Tell): { readonly running: boolean; run(): void } | null {
  const t = useText();
  const { client } = useCore();
  const agent = useAgent().id;
  const { account, type } = row;
  const correct = useMutation({
    mutationFn: (key: string) => correctionOf(client, key, row),
    onSuccess: (correction, key) => openCorrection(key, agent, correction),
    onError: (error) => {
      const { title, next, code } = failureInWords(error);
      tell({
        tone: 'danger',
        fact: t('outbox.refused.correctFailed'),
        detail: [title, next, code].filter(Boolean).join(' '),
      });
    },
  });
  if (account === null || type !== 'payment.announce') return null;
  return { running: correct.isPending, run: () => correct.mutate(account) };
}

/** What was announced, as the account knows it under its number. */
async function correctionOf(client: CoreClient, account: string, row: OutboxRow): Promise<Correction> {
  const [prepared, payments] = await Promise.all([
    client.payments.prepare({ account }),
    client.payments.list({ account }),
  ]);
  const announced = prepared.announced.find(({ number }) => number === row.number);
  const listed = payments.find(({ number }) => number === row.number);
  const mode = ANNOUNCED_MODES.find((one) => one === (announced?.mode ?? row.mode));
  return {
    supersedes: row.commandId,
    number: row.number,
    reason: row.reason,
    mode: mode ?? 'virement',
    amountCents: announced?.amountCents ?? listed?.cents ?? row.cents ?? 0,
    months: announced?.months ?? listed?.months ?? [],
    payer: listed?.payer ?? null,
  };
}
