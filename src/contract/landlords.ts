import { z } from 'zod';
import { EVERYONE, query, STAFF } from './base.ts';

export const referencePictureSchema = z.strictObject({
  /** "Votre référence client, en haut à gauche de l'avis". */
  caption: z.string(),
  /** The line as printed, cut so that the part to type stands alone. */
  before: z.string(),
  highlighted: z.string(),
  after: z.string(),
  position: z.enum(['top-left', 'top-right', 'top', 'unknown']),
});

export const landlordsContract = {
  /** Where the reference stands on this landlord's avis. */
  referencePicture: query(EVERYONE).output(referencePictureSchema.nullable()),
  /** The profile as read, each rule with its source, and the questions its guide leaves open. */
  profile: query(STAFF).output(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      rules: z.array(
        z.strictObject({
          path: z.string(),
          label: z.string(),
          value: z.string().nullable(),
          status: z.enum(['guide', 'loi', 'silence']),
          source: z.string(),
        }),
      ),
      questions: z.array(z.strictObject({ path: z.string(), label: z.string() })),
    }),
  ),
};
