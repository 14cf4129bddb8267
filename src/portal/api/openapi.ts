import { OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { type PortalRouteMeta, portalContract } from '../../contract/portal.ts';
import { UPLOAD_PATHS } from '../uploads/describe-uploads.ts';

/** A refusal, as every route answers it. */
const FAILURE = { $ref: '#/components/schemas/Refus' } as const;
const TOO_MANY = {
  description: '429',
  headers: { 'retry-after': { schema: { type: 'integer' as const } } },
  content: { 'application/json': { schema: FAILURE } },
};

/** The portal's description (OpenAPI 3.1), made of the schemas that check what comes in and what goes out, and of the uploads. */
export async function describePortal() {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const document = await generator.generate(portalContract, {
    info: { title: 'Portail Guichet', version: '1' },
    components: {
      securitySchemes: { device: { type: 'http', scheme: 'bearer' } },
      schemas: {
        Refus: {
          type: 'object',
          properties: {
            code: { type: 'string' },
            message: { type: 'string', description: 'En français' },
            epoch: { type: 'string', description: 'Avec SYN-EPOCH' },
          },
          required: ['code', 'message'],
        },
      },
    },
    customErrorResponseBodySchema: (defined) => ({
      allOf: [{ ...FAILURE }, { properties: { code: { enum: defined.map(([code]) => code) } } }],
    }),
  });
  for (const procedure of Object.values(portalContract)) {
    const { route, meta } = procedure['~orpc'];
    const operation = document.paths?.[route.path ?? '']?.[route.method === 'GET' ? 'get' : 'post'];
    if (operation !== undefined) finish(operation, meta);
  }
  return { ...document, paths: { ...document.paths, ...UPLOAD_PATHS } };
}

type Operation = { responses?: Record<string, unknown>; security?: unknown };

function finish(operation: Operation, { access }: PortalRouteMeta): void {
  if (access !== 'open') operation.responses = { ...operation.responses, 429: TOO_MANY };
  if (access === 'device') operation.security = [{ device: [] }];
}
