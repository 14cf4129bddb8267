import { requireMeta } from '../database/meta.ts';
import type { CommandScope } from '../procedures/procedures.ts';
import { takeNumber } from '../till/numbers.ts';
import { issueOrdered, type Ordered, type OrderedPaper } from './ordered-paper.ts';
import type { RequestReceiptFacts } from './request-facts.ts';

const TITLE = 'Récépissé de demande';

/** Takes the number of a request, before its command is recorded: its récépissé bears the same. */
export function reserveRequestPaper({ db }: CommandScope): string {
  return takeNumber(db, requireMeta(db, 'till'), 'recepisse-demande');
}

export function requestPaperTitle(): string {
  return TITLE;
}

/**
 * Gives the récépissé of a request.
 * @param given `dueOn`: ISO date; `availability`: in words, empty where none was said
 */
export function issueRequestReceipt(
  scope: CommandScope,
  given: Ordered &
    Readonly<
      Pick<
        RequestReceiptFacts,
        'label' | 'nature' | 'urgency' | 'dueOn' | 'description' | 'availability' | 'whoPays'
      >
    > & {
      readonly contact: Readonly<RequestReceiptFacts['contact']>;
      readonly files: readonly { readonly name: string }[];
      readonly emergency: Readonly<NonNullable<RequestReceiptFacts['emergency']>> | null;
    },
): OrderedPaper {
  const { label, nature, urgency, dueOn, description, availability, whoPays, contact, files, emergency } =
    given;
  return issueOrdered(scope, given, TITLE, (common) => ({
    ...common,
    kind: 'recepisse-demande',
    label,
    nature,
    urgency,
    dueOn,
    description,
    contact: { name: contact.name, phone: contact.phone, email: contact.email },
    availability,
    files: files.map(({ name }) => ({ name })),
    emergency: emergency === null ? null : { name: emergency.name, phone: emergency.phone },
    whoPays,
  }));
}
