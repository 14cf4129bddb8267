import { useMutation } from '@tanstack/react-query';
import { ANNOUNCED_MODES } from '../../../contract/payments.ts';
import type { OutboxRow } from '../../../contract/sync.ts';
import { type CoreClient, useCore } from '../../app/core.tsx';
import { failureInWords } from '../../app/failure.ts';
import { useRoute } from '../../app/route.ts';
import { useAgent } from '../../app/session.ts';
import { useText } from '../../i18n/i18n.ts';
import { openDossierAct } from '../account/dossier/open-dossier.ts';
import { openCorrectingAct } from '../account/open-act.ts';
import { openRequest } from '../account/requests/open-request.ts';
import { openSpaceAct } from '../account/space/open-space.ts';
import { openCorrection } from '../payments/open-panel.ts';
import type { Correction } from '../payments/payment-form.ts';
import { openAccount } from '../search/open-account.ts';
import type { Tell } from './outcome-line.tsx';

type Correcting = { readonly running: boolean; run(): void };

/**
 * "Corriger et renvoyer"; null where the act cannot be made again: an announcement is no fact yet, a registration and a
 * change of address are asked of the portal.
 */
export function useCorrect(row: OutboxRow, tell: Tell): Correcting | null {
  const t = useText();
  const { client } = useCore();
  const agent = useAgent().id;
  const { account, type } = row;
  const correct = useMutation({
    mutationFn: (key: string) => openCorrected(client, key, agent, row),
    onError: (error) => {
      const { title, next, code } = failureInWords(error);
      tell({
        tone: 'danger',
        fact: t('outbox.refused.correctFailed'),
        detail: [title, next, code].filter(Boolean).join(' '),
      });
    },
  });
  if (account === null || !CORRECTED.has(type)) return null;
  return { running: correct.isPending, run: () => correct.mutate(account) };
}

const CORRECTED: ReadonlySet<string> = new Set([
  'payment.announce',
  'registration.open',
  'registration.email',
  'insurance.attach',
  'insurance.decide',
  'request.complement',
  'request.modify',
  'request.close',
  'dossier.change',
  'direct-debit.subscribe',
  'direct-debit.account',
  'direct-debit.day',
]);

const DEBIT_ACTS = {
  'direct-debit.subscribe': 'debit-subscribe',
  'direct-debit.account': 'debit-account',
  'direct-debit.day': 'debit-day',
} as const;

/** Opens the form the refused act was made in, with what it is to take the place of. */
async function openCorrected(
  client: CoreClient,
  account: string,
  agent: string,
  row: OutboxRow,
): Promise<void> {
  if (row.type === 'payment.announce')
    return openCorrection(account, agent, await correctionOf(client, account, row));
  if (row.type === 'insurance.attach') return openCorrectingAct(account, agent, 'certificate', row.commandId);
  if (row.type === 'insurance.decide') return openCorrectingAct(account, agent, 'decision', row.commandId);
  if (row.type in DEBIT_ACTS)
    return openCorrectingAct(account, agent, DEBIT_ACTS[row.type as keyof typeof DEBIT_ACTS], row.commandId);
  if (row.type === 'dossier.change')
    return openDossierAct(account, agent, { act: 'conflict', refused: row.commandId });
  if (row.type.startsWith('request.')) return openRefusedRequest(client, account, agent, row);
  const { spaces } = await client.registrations.account({ account });
  const person = spaces.find(({ refused }) => refused?.commandId === row.commandId)?.person;
  if (row.type === 'registration.email' && person !== undefined)
    return openSpaceAct(account, agent, { act: 'email', person, supersedes: row.commandId });
  if (row.type === 'registration.open') {
    const whose = person === undefined ? {} : { person };
    return useRoute.getState().go({ name: 'registration', account, ...whose, supersedes: row.commandId });
  }
  // Whose address it was is not known any more: the section shows everyone's.
  openAccount(account, 'space');
}

/** Goes to the request the act was on: what was done meanwhile is read there before anything is done again. */
async function openRefusedRequest(
  client: CoreClient,
  account: string,
  agent: string,
  { commandId, number }: OutboxRow,
): Promise<void> {
  const { own } = await client.requests.account({ account });
  const request =
    own.find(({ refused }) => refused?.commandId === commandId) ?? own.find((one) => one.number === number);
  if (request === undefined) openAccount(account, 'requests');
  else openRequest(account, agent, request.id);
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
