import { useMutation } from '@tanstack/react-query';
import type { GrantPurpose } from '../../../contract/session.ts';
import { useCore } from '../../app/core.tsx';
import { failureInWords } from '../../app/failure.ts';
import { useText } from '../../i18n/i18n.ts';
import { announce } from '../../ui/live-region.tsx';
import { useCountdown } from '../sign-in/use-countdown.ts';

export type ApprovalSecret =
  | { readonly kind: 'pin'; readonly pin: string }
  | { readonly kind: 'password'; readonly password: string };

export type ApprovalAnswer = (grant: string, agentName: string) => void;

/** Gives a responsable's secret to the core for one act, and says how it went. */
export function useApproval(purpose: GrantPurpose, onGranted: ApprovalAnswer, onRefused: () => void) {
  const t = useText();
  const { client } = useCore();
  const { mutate, isPending, error, reset, submittedAt } = useMutation({
    mutationFn: ({ agent, secret }: { readonly agent: string; readonly secret: ApprovalSecret }) =>
      client.session.authorise({ agent, secret, purpose }),
    onSuccess: ({ grant, agentName }) => {
      announce(t('approval.given', { name: agentName }));
      onGranted(grant, agentName);
    },
    onError: onRefused,
  });
  const failure = error === null ? null : failureInWords(error);
  const waitSeconds = useCountdown(failure?.waitSeconds, submittedAt);
  return { give: mutate, busy: isPending, failure, waitSeconds, forget: reset };
}
