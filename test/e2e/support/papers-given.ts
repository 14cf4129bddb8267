import { createRouterClient } from '@orpc/server';
import { agentView, listAgents } from '../../../src/core/staff/agents.ts';
import { pdfText } from '../../golden/pdf-text.ts';
import { openScenario } from './scenario-base.ts';

export type PaperGiven = {
  readonly reference: string;
  readonly kind: string;
  readonly title: string;
  readonly number: string;
  readonly cents: number;
  readonly void: boolean;
  /** As a reader finds it, from the PDF's own bytes. */
  readonly text: string;
};

/** Every paper given on a base, oldest first, read from its PDF; the program must be closed. */
export async function papersGiven(data: string): Promise<PaperGiven[]> {
  const core = openScenario(data);
  try {
    const { context } = core.connect('papers', 'counter');
    const db = core.services.base.readable();
    const [agent] = listAgents(db);
    if (agent === undefined) throw new Error('the base has no agent');
    context.session.signIn(agentView(agent), core.services.ports.clock.monotonic());
    const client = createRouterClient(core.router, { context });
    const rows = db
      .prepare<[], Omit<PaperGiven, 'void' | 'text'> & { account: string; void: 0 | 1 }>(
        `SELECT l.printed AS reference, l.key AS account, p.kind, p.title, p.number, p.cents,
           EXISTS (SELECT 1 FROM paper_void v WHERE v.number = p.number) AS void
         FROM issued_paper p JOIN lease l ON l.id = p.lease_id ORDER BY p.rowid`,
      )
      .all();
    const papers: PaperGiven[] = [];
    for (const { account, void: gone, ...row } of rows) {
      const { bytes } = await client.documents.read({ account, id: `issued:${row.number}` });
      papers.push({
        ...row,
        void: gone === 1,
        text: await pdfText(new Uint8Array(await bytes.arrayBuffer())),
      });
    }
    return papers;
  } finally {
    await core.close();
  }
}
