import type { PrinterState } from '../ports.ts';

/** A queue of CUPS as `lpstat -l -p -a` tells it in the C locale. */
export type CupsQueue = {
  readonly id: string;
  readonly description: string;
  readonly state: PrinterState;
  /** The printer says that it has no paper; CUPS tells it only once it has heard of it. */
  readonly paperOut: boolean;
};

/** `printer-state-reasons` of IPP, with whatever severity behind it. */
const NO_PAPER = /(^|[\s,])media-(empty|needed)(-(report|warning|error))?(?=$|[\s,])/;

/**
 * Reads `lpstat -l -p -a` of the C locale: one `printer NAME …` per queue, its particulars behind tabs, then one
 * `NAME [not] accepting requests …`. Lines it does not know are passed over; a queue it knows nothing else of is ready.
 */
export function readLpstat(text: string): CupsQueue[] {
  const queues = new Map<
    string,
    { description: string; disabled: boolean; closed: boolean; paperOut: boolean }
  >();
  let current: { description: string; paperOut: boolean } | undefined;
  for (const line of text.split(/\r?\n/)) {
    const printer = /^printer (\S+) (.*)$/.exec(line);
    if (printer !== null) {
      const [, id = '', state = ''] = printer;
      const queue = { description: '', disabled: /^disabled\b/.test(state), closed: false, paperOut: false };
      queues.set(id, queue);
      current = queue;
      continue;
    }
    const description = /^\s+Description: (.*)$/.exec(line)?.[1];
    if (description !== undefined && current !== undefined) current.description = description.trim();
    const alerts = /^\s+Alerts: (.*)$/.exec(line)?.[1];
    if (alerts !== undefined && current !== undefined) current.paperOut = NO_PAPER.test(alerts);
    const closed = queues.get(/^(\S+) not accepting requests\b/.exec(line)?.[1] ?? '');
    if (closed !== undefined) closed.closed = true;
  }
  return [...queues].map(([id, { description, disabled, closed, paperOut }]) => ({
    id,
    description: description === '' ? id : description,
    state: disabled ? 'paused' : closed ? 'closed' : 'ready',
    paperOut,
  }));
}
