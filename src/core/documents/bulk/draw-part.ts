import type { Agent } from '../../../contract/session.ts';
import type { WritableDb } from '../../database/connection.ts';
import { localDay } from '../../local-day.ts';
import type { CoreServices } from '../../procedures/procedures.ts';
import { storeFile } from '../file-store.ts';
import type { Marks } from '../marks.ts';
import { filesOf } from '../read-paper.ts';
import type { PaperRenderer } from '../renderer.ts';
import { breathe, writeWhenFree } from './breathe.ts';
import { copiesStand, keepPart, type PartPaper, papersOfPart } from './part-rows.ts';

/** Papers read from the base at once. */
const READ_AT_ONCE = 50;
/** A paper handed over elsewhere while its file was drawn: drawn again, as the next copy of it. */
const TRIES = 3;

/**
 * Draws the papers of a part in one file, keeps it, and writes each of them as handed over.
 * @throws Refusal `DOC-RENDER` when they cannot be drawn; the papers themselves are safe
 */
export async function drawPart(
  core: CoreServices,
  renderer: PaperRenderer,
  { run, part, agent }: { readonly run: string; readonly part: number; readonly agent: Agent },
): Promise<Uint8Array> {
  for (let tries = 1; ; tries += 1) {
    const papers = await readPapers(core, run, part);
    const bytes = await renderer.render({
      kind: 'papers',
      papers: papers.map((paper) => ({ facts: paper.facts, marks: marksOf(core, paper) })),
    });
    const file = storeFile(filesOf(core), bytes);
    const kept = await writeWhenFree(core, agent, ({ db, changed }) => {
      if (!copiesStand(db, papers)) return false;
      keep(db, core, { run, part, agent, papers, ...file });
      changed('documents');
      return true;
    });
    if (kept) return bytes;
    if (tries >= TRIES) throw new Error('the papers of a part are handed over elsewhere again and again');
  }
}

type ReadPaper = Omit<PartPaper, 'facts'> & { readonly facts: unknown };

/** Read and parsed some at a time: the core has its turn in between. */
async function readPapers(core: CoreServices, run: string, part: number): Promise<ReadPaper[]> {
  const papers: ReadPaper[] = [];
  for (;;) {
    const some = papersOfPart(core.base.readable(), run, part, { from: papers.length, count: READ_AT_ONCE });
    papers.push(...some.map((paper) => ({ ...paper, facts: JSON.parse(paper.facts) as unknown })));
    if (some.length < READ_AT_ONCE) return papers;
    await breathe();
  }
}

function marksOf(core: CoreServices, { copy, voidNumber, voidOn }: ReadPaper): Marks {
  return {
    copy,
    on: copy === 0 ? null : localDay(core.ports.clock),
    voided: voidNumber === null || voidOn === null ? null : { number: voidNumber, on: voidOn },
  };
}

function keep(
  db: WritableDb,
  core: CoreServices,
  {
    agent,
    ...kept
  }: {
    readonly run: string;
    readonly part: number;
    readonly agent: Agent;
    readonly papers: readonly ReadPaper[];
    readonly sha256: string;
    readonly size: number;
  },
): void {
  keepPart(db, { ...kept, at: new Date(core.ports.clock.now()).toISOString(), agentId: agent.id });
}
