import type { Transaction } from 'kysely';
import type { Attachment } from '../../rules/attachments/files.ts';
import { NBSP } from '../../rules/unicode.ts';
import type { AttachmentOwner, PortalTables } from '../store/tables.ts';
import { type Html, html } from './html.ts';
import { icon } from './icons.ts';
import { PageFault, type PageRoutes, type Visit } from './page-routes.ts';
import { number } from './words.ts';

type Tx = Transaction<PortalTables>;

/** A file that an act named, as a page shows it. */
export type ShownFile = Attachment & {
  /** Its bytes have come. */
  readonly here: boolean;
};

const TYPES = { pdf: 'application/pdf', jpeg: 'image/jpeg', png: 'image/png' } as const;

/** A file is shown as a document of its own that may do nothing: no script, no form, no other address. */
const FILE_POLICY =
  "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

/** Bytes of a file that an act within this person's reach named, and of no other. */
export function registerFiles(pages: PageRoutes): void {
  pages.get('/fichiers/:sha256', async (visit) => {
    const { sha256 = '' } = visit.request.params as { readonly sha256?: string };
    const file = /^[0-9a-f]{64}$/.test(sha256) ? await visit.read((tx) => readFile(tx, sha256)) : undefined;
    if (file === undefined) {
      throw new PageFault(404, "Ce fichier n'est pas au portail, ou pas pour les comptes que vous voyez.");
    }
    return send(visit, file);
  });
}

type ReadFile = { readonly type: keyof typeof TYPES; readonly name: string; readonly bytes: Uint8Array };

async function readFile(tx: Tx, sha256: string): Promise<ReadFile | undefined> {
  const named = await tx
    .selectFrom('attached_file')
    .innerJoin('stored_file', 'stored_file.sha256', 'attached_file.sha256')
    .select(['attached_file.type', 'attached_file.name', 'stored_file.bytes'])
    .where('attached_file.sha256', '=', sha256)
    .limit(1)
    .executeTakeFirst();
  if (named === undefined || !isShownType(named.type)) return undefined;
  return { type: named.type, name: named.name, bytes: named.bytes };
}

function isShownType(type: string): type is keyof typeof TYPES {
  return Object.hasOwn(TYPES, type);
}

/** A picture is drawn; a PDF is saved, for browsers draw none in a sandbox. */
function send({ reply }: Visit, { type, name, bytes }: ReadFile): unknown {
  const how = type === 'pdf' ? 'attachment' : 'inline';
  return reply
    .headers({
      'content-type': TYPES[type],
      'content-disposition': `${how}; filename*=UTF-8''${asParameter(withExtension(name, type))}`,
      'content-security-policy': FILE_POLICY,
    })
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

/** RFC 8187: every byte that is no letter or digit is escaped, so that no name can write a header. */
function asParameter(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

const EXTENSIONS = { pdf: /\.pdf$/i, jpeg: /\.jpe?g$/i, png: /\.png$/i } as const;

function withExtension(name: string, type: keyof typeof TYPES): string {
  return EXTENSIONS[type].test(name) ? name : `${name}.${type === 'jpeg' ? 'jpg' : type}`;
}

/** Which of these files are here. `files`: JSON of an act. */
export async function filesOf(
  tx: Tx,
  { owner, id, files }: { readonly owner: AttachmentOwner; readonly id: string; readonly files: string },
): Promise<readonly ShownFile[]> {
  const named = JSON.parse(files) as readonly Attachment[];
  if (named.length === 0) return [];
  const rows = await tx
    .selectFrom('attached_file')
    .select('sha256')
    .where('owner', '=', owner)
    .where('owner_id', '=', id)
    .where('arrived_at', 'is not', null)
    .execute();
  const here = new Set(rows.map(({ sha256 }) => sha256));
  return named.map((file) => ({ ...file, here: here.has(file.sha256) }));
}

/** The files, pictures drawn. `caption`: what they are of, for who does not see them. */
export function fileList(files: readonly ShownFile[], caption: string): Html {
  return html`<ul class="files" aria-label="${caption}">${files.map((file) => html`<li>${oneFile(file)}</li>`)}</ul>`;
}

function oneFile({ sha256, name, type, size, pages, here }: ShownFile): Html {
  const facts = [
    type === 'pdf' ? 'PDF' : 'image',
    ...(type === 'pdf' ? [pageWord(pages)] : []),
    sizeWord(size),
  ];
  if (!here) {
    return html`<p class="file-name">${icon('document')}<span>${name}</span></p>
<p class="second">Encore sur le poste qui l'a pris\u202f: ${facts.join(', ')}. Il arrive à son prochain échange.</p>`;
  }
  const url = `/fichiers/${sha256}`;
  if (type === 'pdf') {
    return html`<p class="file-name">${icon('document')}<a href="${url}" download="${name}">${name}</a></p>
<p class="second">${facts.join(', ')}</p>`;
  }
  return html`<a class="file-picture" href="${url}" target="_blank" rel="noopener"><img src="${url}" alt="${name}, en grand dans un nouvel onglet" loading="lazy"></a>
<p class="second">${name}, ${facts.join(', ')}</p>`;
}

function pageWord(pages: number): string {
  return `${number(pages)}${NBSP}${pages < 2 ? 'page' : 'pages'}`;
}

function sizeWord(size: number): string {
  if (size < 1_000_000) return `${Math.max(1, Math.round(size / 1_000))}\u202fko`;
  return `${(size / 1_000_000).toFixed(1).replace('.', ',')}\u202fMo`;
}
