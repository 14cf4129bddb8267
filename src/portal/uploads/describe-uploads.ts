import { ATTACHMENT_BYTES, UPLOADED_BYTES } from '../../rules/attachments/files.ts';
import { TUS_VERSION } from './tus-headers.ts';

const FAILURE = { 'application/json': { schema: { $ref: '#/components/schemas/Refus' } } } as const;

function header(name: string, description: string, schema: object) {
  return { name, in: 'header' as const, required: true, description, schema };
}
const version = header('Tus-Resumable', 'Version de tus', { const: TUS_VERSION });
const bytes = { type: 'integer' as const, minimum: 0 };
const sha256 = {
  name: 'sha256',
  in: 'path' as const,
  required: true,
  schema: { type: 'string' as const, pattern: '^[0-9a-f]{64}$' },
};
const security = [{ device: [] }];

function answers(codes: Readonly<Record<number, string>>) {
  const refusals = {
    ...codes,
    401: 'Session terminée',
    412: 'Une autre version de tus',
    429: '429',
    503: '503',
  };
  return Object.fromEntries(
    Object.entries(refusals).map(([code, description]) => [
      code,
      Number(code) < 300 ? { description } : { description, content: FAILURE },
    ]),
  );
}

/** The routes of the files on their way, which headers alone describe (tus 1.0). */
export const UPLOAD_PATHS = {
  '/sync/v1/uploads': {
    options: {
      summary: 'Dit ce que le portail sait faire de tus',
      security,
      responses: answers({ 204: 'Tus-Version, Tus-Extension, Tus-Max-Size' }),
    },
    post: {
      summary: "Annonce un fichier qu'une opération nomme",
      security,
      parameters: [
        version,
        header('Upload-Length', 'Octets', { ...bytes, minimum: 1, maximum: ATTACHMENT_BYTES }),
        header('Upload-Metadata', 'sha256, puis son texte hexadécimal en base64', { type: 'string' }),
      ],
      responses: answers({
        200: 'Le portail le tient déjà (Upload-Offset\u202f: sa taille)',
        201: 'À envoyer (Location, Upload-Offset)',
        400: 'SYN-INPUT',
        403: "SYN-FILE\u202f: aucune opération de l'agence ne le nomme",
        413: 'SYN-SIZE',
      }),
    },
  },
  '/sync/v1/uploads/{sha256}': {
    head: {
      summary: 'Dit où en est un fichier',
      security,
      parameters: [sha256, version],
      responses: answers({ 200: 'Upload-Offset, Upload-Length', 404: 'SYN-404' }),
    },
    patch: {
      summary: "Envoie la suite d'un fichier",
      security,
      parameters: [sha256, version, header('Upload-Offset', 'Où elle commence', bytes)],
      requestBody: {
        required: true,
        content: {
          'application/offset+octet-stream': { schema: { type: 'string', maxLength: UPLOADED_BYTES } },
        },
      },
      responses: answers({
        204: 'Gardée (Upload-Offset)',
        400: 'SYN-INPUT',
        404: 'SYN-404',
        409: 'SYN-OFFSET\u202f: demander où en est le fichier',
        413: 'SYN-SIZE',
        460: "SYN-HASH\u202f: arrivé entier, ce n'est pas le fichier annoncé\u202f; à reprendre du début",
      }),
    },
  },
} as const;
