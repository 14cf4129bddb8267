import type { Agent } from '../../../contract/session.ts';
import { BaseUnavailable } from '../../database/base-holder.ts';
import { type CommandScope, type CoreServices, type Sync, transact } from '../../procedures/procedures.ts';
import { PortSession } from '../../procedures/session.ts';

/** Lets everything that waits have its turn: a long work never keeps a clerk from typing. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** An import holds the base for minutes. */
const BUSY_RETRY_MS = 250;

/** Writes for the agent who asked, though the post be locked since, once no import holds the base. */
export async function writeWhenFree<T>(
  core: CoreServices,
  agent: Agent,
  write: (scope: CommandScope) => Sync<T>,
): Promise<T> {
  const session = new PortSession();
  session.signIn(agent, core.ports.clock.monotonic());
  for (;;) {
    try {
      return transact<T>(core, session, write);
    } catch (error) {
      if (!(error instanceof BaseUnavailable) || error.code !== 'BASE-BUSY') throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, BUSY_RETRY_MS));
  }
}
