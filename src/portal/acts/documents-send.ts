import { z } from 'zod';
import { writeArrivedMails } from '../documents/document-mails.ts';
import { placeOfAccount } from './account-place.ts';
import { filesSchema, keepFiles } from './attached-files.ts';
import { act, textSchema } from './placing.ts';

const readsSend = z.object({
  payload: z.object({
    title: textSchema,
    person: textSchema,
    email: textSchema,
    file: filesSchema.element,
  }),
  result: z.object({}),
});

/** A document to be sent to somebody: its mail is written once its bytes are here, which they may be already. */
export const documentsSend = act(readsSend, async (placing, { payload }) => {
  const { tx, command, at } = placing;
  const { account, feed } = await placeOfAccount(placing);
  const { title, person, email, file } = payload;
  await tx
    .insertInto('document_mail')
    .values({
      command: command.id,
      account,
      feed,
      person,
      email,
      title,
      sha256: file.sha256,
      file_name: file.name,
      asked_at: at,
      mail: null,
    })
    .execute();
  await keepFiles(tx, { owner: 'document', ownerId: command.id, account, feed, files: [file], at });
  await writeArrivedMails(tx, file.sha256, at);
});
