import { create } from 'zustand';
import type { RegistrationDone } from '../../../../contract/registrations.ts';
import { useRoute } from '../../../app/route.ts';

/** A registration just made, shown until the clerk goes elsewhere. */
export type DoneRegistration = {
  readonly account: string;
  readonly agent: string;
  readonly answer: RegistrationDone;
};

/**
 * Survives a lock: the agent who comes back must find what was done, not an empty guide that looks like a registration
 * not made.
 */
export const useDoneRegistration = create<{ readonly done: DoneRegistration | null }>()(() => ({
  done: null,
}));

useRoute.subscribe(({ route }) => {
  const { done } = useDoneRegistration.getState();
  if (done !== null && (route.name !== 'registration' || route.account !== done.account)) forgetDone();
});

export function forgetDone(): void {
  useDoneRegistration.setState({ done: null });
}
