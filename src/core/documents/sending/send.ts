import type { z } from 'zod';
import type { documentsContract } from '../../../contract/documents.ts';
import { ATTACHMENT_BYTES, type Attachment } from '../../../rules/attachments/files.ts';
import { keptName } from '../../../rules/attachments/names.ts';
import { checkerOf } from '../../attachments/check/checker.ts';
import { nameFiles } from '../../attachments/name-files.ts';
import { notTaken } from '../../attachments/refusals.ts';
import type { CommandScope, EffectScope } from '../../procedures/procedures.ts';
import { Refusal } from '../../procedures/refusal.ts';
import { writeAct } from '../../registrations/write-act.ts';
import { recordCommand } from '../../sync/commands.ts';
import { recordCopy } from '../copies.ts';
import { storeFile } from '../file-store.ts';
import { filesOf } from '../read-paper.ts';
import { documentBytes } from './document.ts';
import { insertSend, sentUnder } from './queries.ts';
import { type SendDesk, sendDesk } from './recipients.ts';

type SendInput = z.infer<NonNullable<(typeof documentsContract.send)['~orpc']['inputSchema']>>;
type Sent = z.infer<NonNullable<(typeof documentsContract.send)['~orpc']['outputSchema']>>;

/** A copy handed over elsewhere while this one was drawn: drawn again, as the next. */
const TRIES = 3;
const KEPT = "Rien n'a été envoyé.";

/**
 * Asks the portal to send a document to somebody of the account: its bytes are kept here first, then everything is
 * written at once, the agreement given now among it. The bytes follow the act, and the mail leaves once they are there.
 * @throws Refusal `DOC-404`, `DOC-DESTINATAIRE`, `DOC-ACCORD` where an agreement is missing, `DOC-RENDER`, `FIC-…` for a
 * file that cannot be sent
 */
export async function sendDocument(scope: EffectScope, input: SendInput): Promise<Sent> {
  const { core } = scope;
  const known = scope.read((db) => knownSend(sentUnder(db, input.commandId), input));
  if (known !== undefined) return known;
  for (let tries = 1; ; tries += 1) {
    const desk = scope.read((db) => sendDesk(core, db, input.account, input.id));
    requireRecipient(desk, input);
    const { bytes, copy } = await documentBytes(scope, input.account, desk.document);
    const file = await keepFile(scope, desk.document.fileName, bytes);
    try {
      return scope.write((write) => writeSend(write, input, { file, copy }));
    } catch (error) {
      if (!(error instanceof Refusal) || error.failure.code !== 'DOC-COPIE' || tries >= TRIES) throw error;
    }
  }
}

async function keepFile({ core }: EffectScope, fileName: string, drawn: Uint8Array): Promise<Attachment> {
  const answer = await checkerOf(core).check(fileName, drawn);
  if (answer.kind === 'refused') throw notTaken(answer.code);
  const { type, bytes, pages } = answer;
  if (bytes.byteLength > ATTACHMENT_BYTES) throw notTaken('FIC-TAILLE');
  return { ...storeFile(filesOf(core), bytes), type, name: keptName(fileName, type), pages };
}

function writeSend(
  scope: CommandScope,
  input: SendInput,
  { file, copy }: { readonly file: Attachment; readonly copy: number | null },
): Sent {
  const { db, session, core } = scope;
  const { commandId, account, person, agreed } = input;
  const known = knownSend(sentUnder(db, commandId), input);
  if (known !== undefined) return known;
  // Read again: the address or the agreement may have changed while the paper was drawn.
  const desk = sendDesk(core, db, account, input.id);
  const { name, email, consentedOn } = requireRecipient(desk, input);
  const { document, spaces } = desk;
  const { lease } = spaces;
  if (agreed !== null && consentedOn === null) recordAgreement(scope, desk, { person, name, agreed });
  const result: Sent = {
    sentence: `L'e-mail part à ${email} dès que le portail a reçu le document.`,
  };
  const { sha256, size, type, name: fileName, pages } = file;
  const payload = {
    document: document.id,
    kind: document.type,
    title: document.title,
    person,
    email,
    file: { sha256, size, type, name: fileName, pages },
    agreed,
  };
  recordCommand(
    scope,
    { id: commandId, type: 'documents.send', version: 1, account: lease.key, payload },
    result,
  );
  insertSend(db, {
    commandId,
    leaseId: lease.id,
    document: document.id,
    title: document.title,
    person,
    email,
    at: new Date(core.ports.clock.now()).toISOString(),
    agentId: session.agent().id,
  });
  if (document.number !== null && copy !== null)
    recordCopy(scope, { number: document.number, copy, jobId: commandId, format: 'a4', means: 'mail' });
  nameFiles(scope, { owner: 'document', ownerId: commandId, lease: lease.id, commandId, files: [file] });
  scope.changed('documents', 'accounts');
  return result;
}

/** Of who has a space, what he agrees to is one more answer of it; of who has none, the sending itself keeps it. */
function recordAgreement(
  scope: CommandScope,
  { spaces, consent: { kind }, withSpace }: SendDesk,
  given: { readonly person: string; readonly name: string; readonly agreed: string },
): void {
  const { person, name, agreed } = given;
  if (kind === null || !withSpace.has(person)) return;
  const consents = [{ kind, given: true, wording: agreed, version: spaces.legal.version }];
  writeAct(scope, {
    commandId: scope.core.ports.ids.next(),
    act: 'consents',
    lease: spaces.lease,
    person,
    email: null,
    body: { name, consents },
    payload: { person, document: null, consents },
    result: { papers: [] },
    supersedes: null,
  });
}

type Recipient = SendDesk['shown']['people'][number];

/** @throws Refusal `DOC-DESTINATAIRE`, `DOC-ACCORD` */
function requireRecipient({ shown, consent }: SendDesk, { person, agreed }: SendInput): Recipient {
  const recipient = shown.people.find((one) => one.person === person);
  if (recipient === undefined) {
    throw new Refusal(
      'DOC-DESTINATAIRE',
      shown.sentence ?? "Cette personne n'a pas d'adresse e-mail sur ce compte.",
      { field: 'person', kept: KEPT },
    );
  }
  if (recipient.consentedOn === null && agreed !== consent.wording) {
    throw new Refusal(
      'DOC-ACCORD',
      "Le document ne part par e-mail qu'avec l'accord du locataire, donné à ces mots.",
      { field: 'agreed', kept: KEPT, next: "Lisez-lui l'accord, cochez-le, puis envoyez." },
    );
  }
  return recipient;
}

/** @throws Refusal `CMD-409` when the id is another act's */
function knownSend(before: ReturnType<typeof sentUnder>, input: SendInput): Sent | undefined {
  if (before === undefined) return undefined;
  const same =
    before.type === 'documents.send' &&
    before.account === input.account &&
    before.document === input.id &&
    before.person === input.person &&
    before.agreed === input.agreed;
  if (same) return JSON.parse(before.result) as Sent;
  throw new Refusal('CMD-409', 'Cet envoi porte le numéro d’une autre opération, déjà enregistrée.', {
    kept: KEPT,
    next: 'Fermez ce formulaire et recommencez.',
  });
}
