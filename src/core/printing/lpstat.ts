import type { PrinterState } from '../ports.ts';

/** A queue of CUPS as `lpstat -l -p -a` tells it in the C locale. */
export type CupsQueue = { readonly id: string; readonly description: string; readonly state: PrinterState };

/**
 * Reads `lpstat -l -p -a` of the C locale: one `printer NAME …` per queue, its particulars behind tabs, then one
 * `NAME [not] accepting requests …`. Lines it does not know are passed over; a queue it knows nothing else of is ready.
 */
export function readLpstat(text: string): CupsQueue[] {
  const queues = new Map<string, { description: string; disabled: boolean; closed: boolean }>();
  let current: { description: string } | undefined;
  for (const line of text.split(/\r?\n/)) {
    const printer = /^printer (\S+) (.*)$/.exec(line);
    if (printer !== null) {
      const [, id = '', state = ''] = printer;
      const queue = { description: '', disabled: /^disabled\b/.test(state), closed: false };
      queues.set(id, queue);
      current = queue;
      continue;
    }
    const description = /^\s+Description: (.*)$/.exec(line)?.[1];
    if (description !== undefined && current !== undefined) current.description = description.trim();
    const closed = queues.get(/^(\S+) not accepting requests\b/.exec(line)?.[1] ?? '');
    if (closed !== undefined) closed.closed = true;
  }
  return [...queues].map(([id, { description, disabled, closed }]) => ({
    id,
    description: description === '' ? id : description,
    state: disabled ? 'paused' : closed ? 'closed' : 'ready',
  }));
}
