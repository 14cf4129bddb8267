import type { FastifyReply } from 'fastify';
import type { PortalLog } from '../log/portal-log.ts';

/** Work that begins once its answer has left, and that a closing portal waits for. */
export function answerWork(log: PortalLog): {
  after(reply: FastifyReply, work: () => Promise<void>): void;
  finish(): Promise<void>;
} {
  const running = new Set<Promise<void>>();
  return {
    after(reply, work) {
      const { promise, resolve } = Promise.withResolvers<void>();
      running.add(promise);
      let begun = false;
      const begin = () => {
        if (begun) return;
        begun = true;
        void work()
          .catch((error) => log.error('work-failed', error))
          .finally(() => {
            running.delete(promise);
            resolve();
          });
      };
      // The answer has gone, or whoever asked has.
      reply.raw.once('finish', begin);
      reply.raw.once('close', begin);
    },
    async finish() {
      await Promise.all(running);
    },
  };
}
