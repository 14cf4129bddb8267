import type { PaperFormat, PrintJob } from '../../../contract/printing.ts';

export type DeliveryFault = {
  readonly sentence: string;
  /** What to do, where the core says it. */
  readonly next: string | undefined;
  /** To quote; a job that failed has its sentence alone. */
  readonly code: string | null;
};

/** How a paper leaves: printed, or handed over as a file. */
export type DeliveryAct = 'print' | 'save';

/** Where the handing over of one paper stands. */
export type Delivery =
  | { readonly kind: 'idle' }
  /** `job`: known to the core, whose list tells how it ends; null while its first answer is awaited. */
  | { readonly kind: 'sending'; readonly job: PrintJob | null }
  | { readonly kind: 'saving' }
  | { readonly kind: 'accepted'; readonly job: PrintJob }
  | { readonly kind: 'saved'; readonly copy: number }
  | {
      readonly kind: 'failed';
      readonly act: DeliveryAct;
      readonly format: PaperFormat;
      readonly fault: DeliveryFault;
    };

export const IDLE: Delivery = { kind: 'idle' };

/** What a job the core answers for says of the delivery. */
export function deliveryOf(job: PrintJob): Delivery {
  switch (job.state) {
    case 'sending':
      return { kind: 'sending', job };
    case 'accepted':
      return { kind: 'accepted', job };
    case 'failed':
      return {
        kind: 'failed',
        act: 'print',
        format: job.format,
        fault: { sentence: job.sentence ?? '', next: undefined, code: null },
      };
  }
}

export function isUnderWay(delivery: Delivery): boolean {
  return delivery.kind === 'sending' || delivery.kind === 'saving';
}

/** One handing over: its id stays until its outcome is known, so that asking again counts no second copy. */
export type Attempt = {
  readonly id: string;
  readonly act: DeliveryAct;
  readonly format: PaperFormat;
  /** The core kept the job as failed: it is sent again, not made a second time. */
  readonly kept: boolean;
};

/** The attempt to make now: the one begun before when it is the same act, else a new one. */
export function nextAttempt(
  before: Attempt | null,
  act: DeliveryAct,
  format: PaperFormat,
  mint: () => string,
): Attempt {
  if (before !== null && before.act === act && before.format === format) return before;
  return { id: mint(), act, format, kept: false };
}
