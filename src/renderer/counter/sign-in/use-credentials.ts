import { useMutation } from '@tanstack/react-query';
import { useCore } from '../../app/core.tsx';
import { failureInWords } from '../../app/failure.ts';
import { useAcceptSession } from '../../app/session.ts';
import { useCountdown } from './use-countdown.ts';

export type Secret = { readonly kind: 'password' | 'pin'; readonly agent: string; readonly secret: string };

/** Gives a password or a code to the core, and says how it went. */
export function useCredentials(onRefused: () => void) {
  const { client } = useCore();
  const accept = useAcceptSession();
  const { mutate, isPending, error, reset, submittedAt } = useMutation({
    mutationFn: ({ kind, agent, secret }: Secret) =>
      kind === 'pin'
        ? client.session.resume({ agent, pin: secret })
        : client.session.signIn({ agent, password: secret }),
    onSuccess: accept,
    onError: onRefused,
  });
  const failure = error === null ? null : failureInWords(error);
  const waitSeconds = useCountdown(failure?.waitSeconds, submittedAt);
  return { give: mutate, busy: isPending, failure, waitSeconds, forget: reset };
}
