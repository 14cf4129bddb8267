import type { Agent } from '../../../contract/session.ts';
import type { CoreServices } from '../../procedures/procedures.ts';
import type { PaperRenderer } from '../renderer.ts';
import { drawPart } from './draw-part.ts';
import type { PartRow } from './part-rows.ts';
import { sendPart } from './send-part.ts';

/** Parts drawn at once: two processors draw twice as fast, and no more papers than these are held in memory. */
export const LANES = 2;

/** Draws the parts of a run side by side, and sends them to its printer one after the other in their order. */
export type Press = {
  /**
   * Begins a part, once there is room for it.
   * @throws Refusal of a part begun before that could not be drawn or printed
   */
  begin(part: PartRow): Promise<void>;
  /** Ends once what was begun is drawn and sent. @throws Refusal as `begin` does */
  idle(): Promise<void>;
  /** Ends once nothing goes on any more, whatever became of it. */
  settled(): Promise<void>;
};

/** @param renderers one a lane */
export function openPress(
  core: CoreServices,
  {
    run,
    agent,
    renderers,
  }: {
    readonly run: string;
    readonly agent: Agent;
    readonly renderers: readonly PaperRenderer[];
  },
): Press {
  const lanes = renderers.map((renderer) => ({ renderer, drawn: Promise.resolve() }));
  let sent: Promise<void> = Promise.resolve();
  let begun = 0;

  async function finish(part: number, drawn: Promise<void>, before: Promise<void>): Promise<void> {
    await Promise.all([drawn, before]);
    await sendPart(core, { run, part, agent });
    core.events.changed(['documents', 'till', 'outbox']);
  }

  async function draw(renderer: PaperRenderer, { part, sha256 }: PartRow): Promise<void> {
    if (sha256 === null) await drawPart(core, renderer, { run, part, agent });
  }

  return {
    async begin(row) {
      const lane = lanes[begun % lanes.length];
      if (lane === undefined) throw new Error('a press without a renderer');
      begun += 1;
      await lane.drawn;
      lane.drawn = draw(lane.renderer, row);
      sent = finish(row.part, lane.drawn, sent);
      // Told where it is waited for.
      lane.drawn.catch(() => {});
      sent.catch(() => {});
    },
    idle: () => sent,
    async settled() {
      await Promise.allSettled([...lanes.map(({ drawn }) => drawn), sent]);
    },
  };
}
