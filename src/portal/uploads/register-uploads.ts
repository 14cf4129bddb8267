import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ATTACHMENT_BYTES, UPLOADED_BYTES } from '../../rules/attachments/files.ts';
import { assertNever } from '../../rules/brand.ts';
import type { DeviceIdentity } from '../../rules/sync/portal-store.ts';
import { deviceGuards } from '../api/device-guard.ts';
import type { Limiters } from '../api/limits.ts';
import { PortalRefusal } from '../api/portal-refusal.ts';
import type { PortalServices } from '../server/services.ts';
import { readPart, tooLong } from './read-part.ts';
import { beginUpload, receivePart, standingOf } from './receive-file.ts';
import { announced, bytesOf, isSha256, PART_TYPE, TUS_VERSION } from './tus-headers.ts';

export const UPLOADS = '/sync/v1/uploads';

/**
 * tus 1.0 (core and creation) over the portal's database, under a post's session (docs/attachments.md). The address of a
 * file is its hash: a post that lost it, or the answer to its last part, asks again and hears where it stands. To be
 * called in a scope of its own, for only these routes take bytes that are no JSON.
 */
export function registerUploads(
  app: FastifyInstance,
  { services, limiters }: { readonly services: PortalServices; readonly limiters: Limiters },
): void {
  const guards = deviceGuards(services, limiters);
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('tus-resumable', TUS_VERSION);
  });
  for (const guard of guards) app.addHook('onRequest', guard);
  app.addHook('onRequest', async ({ method, headers }, reply) => {
    if (method === 'OPTIONS' || headers['tus-resumable'] === TUS_VERSION) return;
    reply.header('tus-version', TUS_VERSION);
    throw new PortalRefusal(412, 'SYN-VERSION', 'Ce portail reçoit les fichiers par tus 1.0.0.');
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(PART_TYPE, (request, payload, done) => {
    if (Number(request.headers['content-length']) > UPLOADED_BYTES) done(tooLong());
    else readPart(payload).then((bytes) => done(null, bytes), done);
  });

  app.options(UPLOADS, (_request, reply) =>
    reply
      .status(204)
      .headers({ 'tus-version': TUS_VERSION, 'tus-extension': 'creation', 'tus-max-size': ATTACHMENT_BYTES })
      .send(),
  );
  app.post(UPLOADS, (request, reply) => create(services, request, reply));
  app.head<OneFile>(`${UPLOADS}/:sha256`, (request, reply) => tell(services, request, reply));
  app.patch<OneFile>(`${UPLOADS}/:sha256`, (request, reply) => receive(services, request, reply));
}

type OneFile = { Params: { readonly sha256: string } };

async function create(
  services: PortalServices,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const file = announced(request.headers);
  if (file === undefined || file.size === 0) {
    throw new PortalRefusal(400, 'SYN-INPUT', "La demande n'a pas la forme attendue.");
  }
  if (file.size > ATTACHMENT_BYTES) {
    throw new PortalRefusal(413, 'SYN-SIZE', 'Ce fichier dépasse 20\u202fMo.');
  }
  const begun = await beginUpload(services, identity(request), file);
  const { sha256, size } = file;
  switch (begun.kind) {
    case 'not-named':
      throw new PortalRefusal(403, 'SYN-FILE', "Aucune opération de cette agence n'a ce fichier.");
    case 'held':
      return reply
        .status(200)
        .headers({ 'upload-length': size, ...place(sha256, size) })
        .send();
    case 'begun':
      return reply.status(201).headers(place(sha256, begun.offset)).send();
    default:
      return assertNever(begun);
  }
}

function place(sha256: string, offset: number) {
  return { location: `${UPLOADS}/${sha256}`, 'upload-offset': offset };
}

async function tell(
  services: PortalServices,
  request: FastifyRequest<OneFile>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { sha256 } = request.params;
  const standing = isSha256(sha256) ? await standingOf(services, identity(request), sha256) : undefined;
  if (standing === undefined) throw notHere();
  const { offset, size } = standing;
  return reply.status(200).headers({ 'upload-offset': offset, 'upload-length': size }).send();
}

async function receive(
  services: PortalServices,
  request: FastifyRequest<OneFile>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { sha256 } = request.params;
  const offset = bytesOf(request.headers['upload-offset']);
  const bytes = request.body;
  if (offset === undefined || !(bytes instanceof Uint8Array)) {
    throw new PortalRefusal(400, 'SYN-INPUT', "La demande n'a pas la forme attendue.");
  }
  if (!isSha256(sha256)) throw notHere();
  const from = identity(request);
  const received = await receivePart(services, from, { sha256, offset, bytes });
  switch (received.kind) {
    case 'kept':
      return reply.status(204).header('upload-offset', received.offset).send();
    case 'arrived':
      services.log.info('file-arrived', { device: from.device, bytes: received.size });
      return reply.status(204).header('upload-offset', received.size).send();
    case 'wrong':
      services.log.warn('file-wrong', { device: from.device, bytes: received.size });
      throw new PortalRefusal(460, 'SYN-HASH', "Ce qui est arrivé n'est pas le fichier annoncé.");
    case 'elsewhere':
      throw new PortalRefusal(409, 'SYN-OFFSET', "Le portail n'en est pas là de ce fichier.");
    case 'too-long':
      throw tooLong();
    case 'unknown':
      throw notHere();
    default:
      return assertNever(received);
  }
}

function notHere(): PortalRefusal {
  return new PortalRefusal(404, 'SYN-404', "Ce fichier n'est pas en chemin.");
}

/** Set by the guards of these routes. */
function identity({ device }: FastifyRequest): DeviceIdentity {
  if (device === undefined) throw new Error('an upload without a device');
  return device;
}
