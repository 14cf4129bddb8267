import type { Attachment } from '../../rules/attachments/files.ts';
import {
  type CountedMandate,
  countMandates,
  type ErpMandate,
  type ErpWord,
  type MadeMandate,
} from '../../rules/direct-debit/counting.ts';
import type { MandateState } from '../../rules/direct-debit/states.ts';
import type { MandateActBody } from './act-body.ts';
import type { ActRow, MandateRows } from './queries.ts';

/** What the portal tells of a mandate (docs/direct-debit.md, "What comes down"). Dates ISO. */
export type MandateContent = {
  readonly rum: string;
  readonly account: string;
  readonly state: MandateState;
  readonly maskedIban: string | null;
  readonly bic: string | null;
  readonly debtor: string | null;
  readonly day: number | null;
  readonly createdOn: string;
  readonly signedOn: string | null;
  readonly lastCollectedOn: string | null;
  readonly revokedOn: string | null;
  readonly fromErp: boolean;
  readonly files: readonly Attachment[];
  readonly seen: ErpWord;
  readonly place: number;
};

/** A mandate that a counter made or changed, with what this post did to it. */
export type PostMandate = MadeMandate & {
  readonly debtor: string | null;
  /** Day of the paper; null where only the ERP knows. */
  readonly createdOn: string | null;
  readonly revokedOn: string | null;
  readonly files: readonly Attachment[];
  readonly papers: readonly { readonly number: string; readonly title: string }[];
  readonly unsent: boolean;
  readonly refused: { readonly commandId: string; readonly reason: string } | null;
  /** Made by an act that the portal refused: it is nowhere but here. */
  readonly unplaced: boolean;
};

export type MergedMandate = CountedMandate<PostMandate>;
export type MergedMandates = {
  readonly current: MergedMandate | null;
  readonly former: readonly MergedMandate[];
};

type Picture = PostMandate & { readonly heardAt: string | null };

const UNTOUCHED = { papers: [], unsent: false, refused: null, unplaced: false } as const;

/**
 * The mandates of an account, each once: the portal's picture, this post's acts that it does not hold yet, and the ERP's
 * own word.
 */
export function mergeMandates({ erp, portal, acts }: MandateRows): MergedMandates {
  const pictures = new Map<string, Picture>();
  for (const { content, heardAt } of portal) {
    const told = JSON.parse(content) as MandateContent;
    pictures.set(told.rum, { ...told, ...UNTOUCHED, heardAt });
  }
  const unplaced: Picture[] = [];
  const touched = new Map<string, Marks>();
  for (const act of acts.filter(({ outbox, handled }) => outbox !== 'refused' || handled === 0)) {
    const body = JSON.parse(act.body) as MandateActBody;
    touched.set(act.rum, marked(touched.get(act.rum), act, body));
    const before = pictures.get(act.rum);
    if (act.outbox === 'refused') {
      if (body.act === 'subscribe' && before === undefined) unplaced.push(made(act, body, undefined, erp));
    } else if (!isHeld(act, before)) {
      pictures.set(act.rum, made(act, body, before, erp));
    }
  }
  const all = [...pictures.values()].map((picture) => withMarks(picture, touched.get(picture.rum)));
  const { current, former } = countMandates(erp, all);
  return {
    current: current === null ? null : marksOfErp(current, touched),
    former: [
      ...former.map((one) => marksOfErp(one, touched)),
      ...unplaced.map((one) => alone({ ...withMarks(one, touched.get(one.rum)), unplaced: true })),
    ],
  };
}

type Marks = Pick<PostMandate, 'papers' | 'unsent' | 'refused'>;

function marked(
  before: Marks | undefined,
  { commandId, outbox, reason }: ActRow,
  body: MandateActBody,
): Marks {
  const papers = before?.papers ?? [];
  return {
    papers: body.act === 'sign' ? papers : [...papers, { number: body.number, title: body.title }],
    unsent: before?.unsent === true || outbox === 'waiting' || outbox === 'sending',
    refused: outbox === 'refused' ? { commandId, reason: reason ?? '' } : (before?.refused ?? null),
  };
}

function withMarks(picture: Picture, marks: Marks | undefined): Picture {
  return marks === undefined ? picture : { ...picture, ...marks };
}

/** Of the ERP's own mandate, on which an act of this post was refused, nothing is kept here but that. */
function marksOfErp(mandate: MergedMandate, touched: ReadonlyMap<string, Marks>): MergedMandate {
  const marks = touched.get(mandate.rum);
  if (mandate.made !== null || marks === undefined) return mandate;
  const { state, maskedIban, day, signedOn, lastCollectedOn, rum, fromErp } = mandate;
  const own = { rum, state, maskedIban, day, signedOn, lastCollectedOn, fromErp };
  const made = {
    ...own,
    ...UNTOUCHED,
    ...marks,
    debtor: null,
    createdOn: null,
    revokedOn: null,
    files: [],
    seen: { rum, maskedIban, day },
  };
  return { ...mandate, made };
}

function alone(made: PostMandate): MergedMandate {
  const { rum, state, maskedIban, day, signedOn, lastCollectedOn, fromErp } = made;
  return { rum, state, maskedIban, day, signedOn, lastCollectedOn, fromErp, made };
}

/** The portal's picture holds this act already. */
function isHeld({ outbox, sentAt }: ActRow, picture: Picture | undefined): boolean {
  const heardAt = picture?.heardAt ?? null;
  return outbox === 'sent' && heardAt !== null && sentAt !== null && sentAt <= heardAt;
}

/** A mandate as an act of this post leaves it. */
function made(
  { rum, doneOn }: ActRow,
  body: MandateActBody,
  before: Picture | undefined,
  erp: ErpMandate | null,
): Picture {
  const standing = before ?? ofErp(rum, body, erp);
  const { base: seen } = body;
  switch (body.act) {
    case 'subscribe':
      return {
        ...standing,
        ...{ state: 'a_signer', maskedIban: body.maskedIban, debtor: body.debtor, day: body.day },
        ...{ createdOn: doneOn, signedOn: null, lastCollectedOn: null, fromErp: false, seen },
      };
    case 'account':
      return {
        ...standing,
        ...{
          state: 'a_signer',
          maskedIban: body.maskedIban,
          debtor: body.debtor,
          createdOn: doneOn,
          signedOn: null,
          seen,
        },
      };
    case 'day':
      return { ...standing, day: body.day, seen };
    case 'sign':
      return {
        ...standing,
        state: 'actif',
        signedOn: body.signedOn,
        files: [...standing.files, ...body.files],
        seen,
      };
    case 'revoke':
      return { ...standing, state: 'revoque', revokedOn: doneOn, seen };
  }
}

/** What an act on a mandate that nothing but the ERP tells begins with. */
function ofErp(rum: string, { seen, base }: MandateActBody, erp: ErpMandate | null): Picture {
  const own = erp?.rum === rum ? erp : null;
  const known = seen.rum === rum ? seen : null;
  return {
    rum,
    state: known?.state ?? 'actif',
    maskedIban: known?.maskedIban ?? null,
    day: known?.day ?? null,
    signedOn: own?.signedOn ?? null,
    lastCollectedOn: own?.lastCollectedOn ?? null,
    fromErp: true,
    seen: base,
    debtor: null,
    createdOn: null,
    revokedOn: null,
    files: [],
    ...UNTOUCHED,
    heardAt: null,
  };
}
