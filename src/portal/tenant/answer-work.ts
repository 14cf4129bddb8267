import type { FastifyReply } from 'fastify';
import type { PortalLog } from '../log/portal-log.ts';

/** Work that begins once its answer has left, one after the other, and that a closing portal waits for. */
export function answerWork(log: PortalLog): {
  after(reply: FastifyReply, work: () => Promise<void>): void;
  finish(): Promise<void>;
} {
  const waiting = new Set<Promise<void>>();
  let line: Promise<void> = Promise.resolve();
  return {
    after(reply, work) {
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.add(promise);
      let begun = false;
      const begin = () => {
        if (begun) return;
        begun = true;
        line = line
          .then(work)
          .catch((error) => log.error('work-failed', error))
          .then(() => {
            waiting.delete(promise);
            resolve();
          });
      };
      // The answer has gone, or whoever asked has.
      reply.raw.once('finish', begin);
      reply.raw.once('close', begin);
    },
    async finish() {
      await Promise.all(waiting);
    },
  };
}
