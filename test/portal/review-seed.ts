import { createHash, randomUUID } from 'node:crypto';
import sharp from 'sharp';
import type { PortalDatabase } from '../../src/portal/store/database.ts';
import { asLandlord } from '../../src/portal/store/scope.ts';
import type { WireCommand } from '../../src/rules/sync/protocol.ts';
import { sealed } from '../sync/command-hash.ts';
import { attachCommand, openRequestCommand, requestCommand } from './insurance-support.ts';
import { push } from './store-portal.ts';

export const FROM = { device: 'post-2', agency: 'AG1' };
/** D'ARC Jean-Baptiste and LE GALL Élodie, both of AG1. */
export const ACCOUNTS = ['0030020790', '0030020788'] as const;

const PAPER = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="1270"><rect width="900" height="1270" fill="#fff"/>
<g fill="#223" font-family="sans-serif" font-size="30"><text x="80" y="120" font-size="44">Attestation d'assurance habitation</text>
<text x="80" y="220">Assurance Nord, contrat HAB-4471</text><text x="80" y="280">Assuré : D'ARC Jean-Baptiste</text>
<text x="80" y="340">16 rue des Bleuets, 28000 Chartres</text><text x="80" y="400">Du 1er décembre 2026 au 30 novembre 2027</text></g></svg>`;

export type ReviewSeed = Readonly<
  Record<'picture' | 'pdf' | 'away' | 'plain' | 'leak' | 'danger' | 'closed', string>
> & { readonly files: Readonly<Record<'picture' | 'pdf' | 'away', string>> };

/** Certificates and requests as two posts of AG1 sent them: with a picture, a PDF, a file that has not come yet. */
export async function seedReview(database: PortalDatabase): Promise<ReviewSeed> {
  const picture = file(await sharp(Buffer.from(PAPER)).jpeg().toBuffer(), 'jpeg', 'attestation 2027.jpg');
  const pdf = file(Buffer.from('%PDF-1.7\n%%EOF\n'), 'pdf', 'attestation "x".pdf');
  const away = file(Buffer.from('%PDF-1.7 away'), 'pdf', 'attestation.pdf');
  const ids = {
    ...{ picture: randomUUID(), pdf: randomUUID(), away: randomUUID(), plain: randomUUID() },
    ...{ leak: randomUUID(), danger: randomUUID(), closed: randomUUID() },
  };
  let seq = 100;
  const at = (hour: number) => ({
    incarnation: 'base-1',
    seq: ++seq,
    series: 'G2A',
    at: `2026-11-17T${String(hour).padStart(2, '0')}:05:00.000Z`,
  });
  const [one, two] = ACCOUNTS;
  const commands: WireCommand[] = [
    attachCommand(at(8), {
      ...{ id: ids.picture, account: one, files: [picture.named], flags: ['autre-adresse', 'duree'] },
      comment: 'Le locataire dit avoir déménagé son contrat <hier>',
    }),
    attachCommand(at(9), { id: ids.pdf, account: two, files: [pdf.named, picture.named], policy: 'B-2' }),
    attachCommand(at(10), {
      id: ids.away,
      account: two,
      files: [away.named],
      policy: 'C-3',
      endsOn: '2026-10-31',
    }),
    attachCommand(at(11), { id: ids.plain, account: one, policy: 'D-4' }),
    openRequestCommand(at(12), { id: ids.leak, account: one, files: [picture.named] }),
    danger(openRequestCommand(at(13), { id: ids.danger, account: two })),
    openRequestCommand(at(14), { id: ids.closed, account: two }),
    requestCommand(
      at(15),
      'complement',
      { account: one, request: ids.leak },
      { text: "L'eau gagne\nle couloir", files: [] },
    ),
    requestCommand(
      at(16),
      'close',
      { account: two, request: ids.closed },
      { version: 1, reason: 'resolue', comment: '' },
    ),
  ];
  const outcomes = await push(database, FROM, ...commands);
  if (outcomes.some(({ kind }) => kind !== 'accepted')) throw new Error(JSON.stringify(outcomes));
  await asLandlord(database, async (tx) => {
    for (const { named, bytes } of [picture, pdf]) {
      await tx
        .insertInto('stored_file')
        .values({ sha256: named.sha256, size: bytes.length, bytes })
        .onConflict((on) => on.doNothing())
        .execute();
      await tx
        .updateTable('attached_file')
        .set({ arrived_at: new Date() })
        .where('sha256', '=', named.sha256)
        .execute();
    }
  });
  const files = { picture: picture.named.sha256, pdf: pdf.named.sha256, away: away.named.sha256 };
  return { ...ids, files };
}

function file(bytes: Buffer, type: string, name: string) {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { named: { sha256, size: bytes.length, type, name, pages: 1 }, bytes };
}

/** The same request, in danger, and late. */
function danger(command: WireCommand): WireCommand {
  const { hash: _hash, ...rest } = command;
  const payload = {
    ...(rest.payload as object),
    urgency: 'danger',
    label: 'Immeuble · Ascenseur',
    dueOn: '2026-11-16',
  };
  return sealed({ ...rest, payload });
}
