import { type ImportReport, importReportSchema } from '../../contract/import.ts';
import { batchFolderName } from '../../exchange/write-batch.ts';
import { type Html, html } from './html.ts';
import { chip, empty } from './layout.ts';
import { PageFault, type PageRoutes, type Visit } from './page-routes.ts';
import { count, number, when } from './words.ts';

const SHOWN = 30;
/** Faults of one import shown on the page; the command line tells them all. */
const FAULTS_SHOWN = 20;

type Run = { readonly no: number; readonly ran_at: Date; readonly report: string };
type Batch = { readonly no: number; readonly made_at: Date; readonly file: string; readonly lines: number };

/** « Échanges »: what came from the ERP and what went to it, with their reports. */
export function registerExchanges(pages: PageRoutes): void {
  pages.get('/echanges', async (visit) => {
    // Their reports quote rows of every agency.
    if (visit.viewer.role !== 'administrateur') throw new PageFault(403, 'Réservé aux administrateurs.');
    const { runs, batches } = await visit.read(async (tx) => ({
      runs: await tx.selectFrom('import_run').selectAll().orderBy('no', 'desc').limit(SHOWN).execute(),
      batches: await batchesOf(tx),
    }));
    return visit.show({
      place: 'echanges',
      title: 'Échanges',
      body: html`<section aria-labelledby="imports"><h2 id="imports">Venu du logiciel de gestion</h2>
${runs.length === 0 ? empty('exchanges', 'Aucun import', 'Le premier se lance en ligne de commande\u202f: npm run portal -- import DOSSIER.') : runs.map(runCard)}</section>
<section aria-labelledby="lots"><h2 id="lots">Parti vers le logiciel de gestion</h2>
${batches.length === 0 ? empty('exchanges', 'Aucun lot', 'Le premier se lance en ligne de commande\u202f: npm run portal -- export DOSSIER.') : batchTable(batches)}</section>`,
    });
  });
}

async function batchesOf(tx: Parameters<Parameters<Visit['read']>[0]>[0]): Promise<readonly Batch[]> {
  const last = await tx.selectFrom('export_batch').select('no').orderBy('no', 'desc').limit(SHOWN).execute();
  if (last.length === 0) return [];
  return tx
    .selectFrom('export_batch as b')
    .innerJoin('export_row as r', 'r.batch', 'b.no')
    .select(({ fn }) => ['b.no', 'b.made_at', 'r.file', fn.countAll<number>().as('lines')])
    .where(
      'b.no',
      'in',
      last.map(({ no }) => no),
    )
    .groupBy(['b.no', 'b.made_at', 'r.file'])
    .orderBy('b.no', 'desc')
    .orderBy('r.file')
    .execute();
}

function runCard({ no, ran_at, report: text }: Run): Html {
  const report = importReportSchema.parse(JSON.parse(text));
  const faults = report.faults.length + report.moreFaults;
  const state =
    report.refused === null
      ? faults === 0
        ? chip('success', 'done', 'Appliqué')
        : chip('warning', 'info', `Appliqué, ${count(faults, 'remarque')}`)
      : chip('danger', 'refused', 'Refusé');
  const moved = report.files.reduce((sum, file) => sum + file.added + file.changed + file.absent, 0);
  const sum =
    report.refused ??
    (moved === 0
      ? 'Rien de nouveau.'
      : `${count(moved, 'ligne nouvelle, changée ou absente', 'lignes nouvelles, changées ou absentes')}.`);
  return html`<details class="card run"><summary><span class="run-when">Import n°\u00a0${no}, le ${when(ran_at)}</span>${state}<span class="second run-sum">${sum}</span></summary>
${report.files.length > 0 && fileTable(report)}
${faults > 0 && faultTable(report, faults)}</details>`;
}

function fileTable(report: ImportReport): Html {
  return html`<div class="table-frame"><table class="table stacking"><caption class="visually-hidden">Fichiers de l'import</caption>
<thead><tr><th scope="col">Fichier</th><th scope="col" class="end">Lignes</th><th scope="col" class="end">Ajoutées</th><th scope="col" class="end">Changées</th><th scope="col" class="end">Inchangées</th><th scope="col" class="end">Absentes</th><th scope="col" class="end">Remarques</th></tr></thead>
<tbody>${report.files.map(
    (file) =>
      html`<tr><th scope="row" data-label="Fichier">${file.file}</th><td class="end" data-label="Lignes">${number(file.rows)}</td><td class="end" data-label="Ajoutées">${number(file.added)}</td><td class="end" data-label="Changées">${number(file.changed)}</td><td class="end" data-label="Inchangées">${number(file.unchanged)}</td><td class="end" data-label="Absentes">${number(file.absent)}</td><td class="end" data-label="Remarques"${file.faults > 0 && html` data-tone="warning"`}>${number(file.faults)}</td></tr>`,
  )}</tbody></table></div>`;
}

function faultTable({ faults }: ImportReport, total: number): Html {
  const shown = faults.slice(0, FAULTS_SHOWN);
  return html`<h3>Remarques</h3>${total > shown.length && html`<p class="second">Les ${shown.length} premières sur ${number(total)}.</p>`}
<ul class="faults">${shown.map(
    ({ file, line, column, value, reason }) =>
      html`<li><p><strong>${file}</strong>${line !== null && html`, ligne ${number(line)}`}${column !== null && html`, ${column}`}${value !== null && value !== '' && html`\u202f: <span class="reference">${value}</span>`}</p><p class="second">${reason}</p></li>`,
  )}</ul>`;
}

function batchTable(batches: readonly Batch[]): Html {
  const lots = [...Map.groupBy(batches, ({ no }) => no).values()];
  return html`<p class="lead">Chaque fait part une fois. Un lot se redemande à l'identique\u202f: <code class="command">npm run portal -- export DOSSIER --batch N</code></p>
<div class="table-frame"><table class="table stacking"><caption class="visually-hidden">Lots exportés</caption>
<thead><tr><th scope="col">Lot</th><th scope="col">Fait le</th><th scope="col" class="end">Encaissements et annulations</th><th scope="col" class="end">À lettrer</th></tr></thead>
<tbody>${lots.map((files) => {
    const of = (name: string): number => files.find(({ file }) => file === name)?.lines ?? 0;
    const [first] = files;
    return (
      first !== undefined &&
      html`<tr><th scope="row" data-label="Lot">${batchFolderName(first.no)}</th><td data-label="Fait le">${when(first.made_at)}</td><td class="end" data-label="Encaissements et annulations">${number(of('encaissements.csv'))}</td><td class="end" data-label="À lettrer">${number(of('a-lettrer.csv'))}</td></tr>`
    );
  })}</tbody></table></div>`;
}
