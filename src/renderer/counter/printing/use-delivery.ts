import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { v7 as mintId } from 'uuid';
import type { PaperFormat } from '../../../contract/printing.ts';
import { useCore } from '../../app/core.tsx';
import { failureInWords } from '../../app/failure.ts';
import { saveFile } from '../documents/save-file.ts';
import {
  type Attempt,
  type Delivery,
  type DeliveryAct,
  deliveryOf,
  IDLE,
  isUnderWay,
  nextAttempt,
} from './delivery.ts';

export type PaperDelivery = {
  readonly delivery: Delivery;
  /** Sends the next copy of the paper to a printer; a job that failed is sent again. */
  print(format: PaperFormat, printer: string): void;
  /** Hands the next copy over as a file. */
  save(format: PaperFormat): void;
  /** Done with this copy: the next is another one. */
  forget(): void;
};

/** Prints and saves one paper, `id` as the list of documents names it. */
export function useDelivery(account: string, id: string): PaperDelivery {
  const { client, ask } = useCore();
  const [delivery, setDelivery] = useState<Delivery>(IDLE);
  const latest = useRef<Delivery>(IDLE);
  const attempt = useRef<Attempt | null>(null);

  const show = useCallback((next: Delivery) => {
    latest.current = next;
    // A job kept as failed is sent again; one that arrived is over.
    if (next.kind === 'accepted' || next.kind === 'saved') attempt.current = null;
    setDelivery(next);
  }, []);

  const run = useCallback(
    async (act: DeliveryAct, format: PaperFormat, work: (attempt: Attempt) => Promise<Delivery>) => {
      // A second press while the first is under way is the same press.
      if (isUnderWay(latest.current)) return;
      const now = nextAttempt(attempt.current, act, format, mintId);
      attempt.current = now;
      show(act === 'print' ? { kind: 'sending', job: null } : { kind: 'saving' });
      try {
        const outcome = await work(now);
        if (outcome.kind === 'failed') attempt.current = { ...now, kept: true };
        show(outcome);
      } catch (error) {
        const { title, next, code } = failureInWords(error);
        show({ kind: 'failed', act, format, fault: { sentence: title, next, code } });
      }
    },
    [show],
  );

  const print = useCallback(
    (format: PaperFormat, printer: string) =>
      void run('print', format, async (now) =>
        deliveryOf(
          now.kept
            ? await client.printing.retry({ jobId: now.id, printer })
            : await client.printing.print({ account, id, format, printer, jobId: now.id }),
        ),
      ),
    [client, account, id, run],
  );
  const save = useCallback(
    (format: PaperFormat) =>
      void run('save', format, async (now) => {
        const { name, bytes, copy } = await client.printing.save({ account, id, format, jobId: now.id });
        saveFile(name, bytes);
        return { kind: 'saved', copy };
      }),
    [client, account, id, run],
  );

  // A job answered as still on its way (asked again after a lost answer) ends in the core's list.
  const followed = delivery.kind === 'sending' ? (delivery.job?.id ?? null) : null;
  const jobs = useQuery(ask.printing.jobs.queryOptions({ enabled: followed !== null }));
  const ended = jobs.data?.find((job) => job.id === followed && job.state !== 'sending');
  useEffect(() => {
    if (ended === undefined) return;
    if (ended.state === 'failed')
      attempt.current = { id: ended.id, act: 'print', format: ended.format, kept: true };
    show(deliveryOf(ended));
  }, [ended, show]);

  const forget = useCallback(() => show(IDLE), [show]);
  return { delivery, print, save, forget };
}
