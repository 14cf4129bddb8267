import type { Attachment } from '../../rules/attachments/files.ts';
import { sameCertificate } from '../../rules/insurance/checks.ts';
import {
  type CertificateFlag,
  type CertificateState,
  erpCertificateId,
  erpCertificateState,
  type RefusalReason,
} from '../../rules/insurance/states.ts';
import type { AttachBody, DecideBody } from './act-body.ts';
import type { ActRow, CertificateRows, ErpRow, PortalRow } from './queries.ts';

/** A certificate as this post sees it: the portal's picture, else its own act, else the ERP's row, and its acts over it. */
export type MergedCertificate = {
  /** The command's, or `erp:` and the key of the ERP's row. */
  readonly id: string;
  readonly number: string | null;
  readonly insurer: string | null;
  readonly policy: string | null;
  readonly startsOn: string | null;
  readonly endsOn: string;
  readonly address: string | null;
  readonly flags: readonly CertificateFlag[];
  readonly state: CertificateState;
  readonly reason: RefusalReason | null;
  readonly comment: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly decidedWhere: 'counter' | 'portal' | 'erp' | null;
  readonly receivedAt: string | null;
  readonly fromErp: boolean;
  readonly files: readonly Attachment[];
  /** Taken by an act that the portal refused: it is nowhere but here. */
  readonly unplaced: boolean;
  readonly unsent: boolean;
  readonly refused: { readonly commandId: string; readonly reason: string } | null;
};

type Picture = MergedCertificate & { readonly heardAt: string | null };

/**
 * The certificates of an account, each once, the latest to end first. A certificate that this counter or another took and
 * that the ERP tells of in its turn is one; so is one of the ERP's that was decided here.
 */
export function mergeCertificates(account: string, rows: CertificateRows): MergedCertificate[] {
  const acts = rows.acts.filter(({ outbox, handled }) => outbox !== 'refused' || handled === 0);
  const own = [...rows.portal.map(portalPicture), ...takenHere(acts, rows.portal)];
  const told = rows.erp.map((row) => ({ row, id: erpCertificateId(account, row) }));
  const isOwn = ({ row, id }: (typeof told)[number]) =>
    own.some((one) => one.id === id || (!one.unplaced && sameCertificate(one, row)));
  const pictures = [
    ...own.map((one) => (one.heardAt === null ? afterErp(one, rows.erp) : one)),
    ...told.filter((one) => !isOwn(one)).map(({ row, id }) => erpPicture(row, id)),
  ];
  return pictures
    .map((picture) =>
      withActs(
        picture,
        acts.filter(({ certificateId }) => certificateId === picture.id),
      ),
    )
    .toSorted(byEnd);
}

/** The latest to end of those nobody refused; undefined without any. */
export function currentCertificate(
  certificates: readonly MergedCertificate[],
): MergedCertificate | undefined {
  return certificates.find(({ state, unplaced }) => state !== 'refusee' && !unplaced);
}

function byEnd(a: MergedCertificate, b: MergedCertificate): number {
  return (
    compare(b.endsOn, a.endsOn) || compare(b.receivedAt ?? '', a.receivedAt ?? '') || compare(b.id, a.id)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

const PLACED = { unplaced: false, unsent: false, refused: null } as const;
const UNDECIDED = {
  reason: null,
  comment: null,
  decidedBy: null,
  decidedAt: null,
  decidedWhere: null,
} as const;

function portalPicture({ flags, files, ...row }: PortalRow): Picture {
  return {
    ...row,
    ...PLACED,
    flags: JSON.parse(flags) as CertificateFlag[],
    files: JSON.parse(files) as Attachment[],
    fromErp: row.id.startsWith('erp:'),
  };
}

/** Those that an act of this post took and the portal has not told of. */
function takenHere(acts: readonly ActRow[], portal: readonly PortalRow[]): Picture[] {
  return acts
    .filter(({ act, certificateId }) => act === 'attach' && !portal.some(({ id }) => id === certificateId))
    .map(({ certificateId, body, doneAt, outbox }) => {
      const { act: _act, policy, comment, ...taken } = JSON.parse(body) as AttachBody;
      return {
        ...taken,
        ...UNDECIDED,
        ...PLACED,
        id: certificateId,
        policy: policy === '' ? null : policy,
        comment: comment === '' ? null : comment,
        state: 'a_verifier',
        receivedAt: doneAt,
        fromErp: false,
        unplaced: outbox === 'refused',
        heardAt: null,
      };
    });
}

/** A free word of the ERP that says nothing known asks for a look; no word at all is the ERP's own "in order". */
export function stateToldByErp(status: string | null): CertificateState {
  return erpCertificateState(status) ?? (status === null || status.trim() === '' ? 'validee' : 'a_verifier');
}

function erpPicture(row: ErpRow, id: string): Picture {
  const { status, ...told } = row;
  const state = stateToldByErp(status);
  return {
    ...told,
    ...UNDECIDED,
    ...PLACED,
    id,
    number: null,
    address: null,
    flags: [],
    state,
    decidedWhere: state === 'a_verifier' ? null : 'erp',
    receivedAt: null,
    fromErp: true,
    files: [],
    heardAt: null,
  };
}

/** One that this post took and that no portal has told of: the ERP's word on it counts. */
function afterErp(picture: Picture, erp: readonly ErpRow[]): Picture {
  const row = erp.find((one) => !picture.unplaced && sameCertificate(picture, one));
  const state = row === undefined ? picture.state : stateToldByErp(row.status);
  return state === picture.state ? picture : { ...picture, state, decidedWhere: 'erp' };
}

/** Its decisions of this post that still count: each on the state it was taken on, and not in the portal's picture yet. */
function withActs({ heardAt, ...picture }: Picture, acts: readonly ActRow[]): MergedCertificate {
  let shown: MergedCertificate = picture;
  for (const { commandId, act, body, doneAt, agentName, outbox, sentAt, reason } of acts) {
    if (outbox === 'refused') shown = { ...shown, refused: { commandId, reason: reason ?? '' } };
    if (outbox === 'waiting' || outbox === 'sending') shown = { ...shown, unsent: true };
    if (act === 'attach' || outbox === 'refused') continue;
    if (outbox === 'sent' && heardAt !== null && sentAt !== null && sentAt <= heardAt) continue;
    const decided = JSON.parse(body) as DecideBody;
    if (decided.from !== shown.state) continue;
    shown = {
      ...shown,
      state: decided.decision,
      reason: decided.reason,
      comment: decided.comment === '' ? null : decided.comment,
      decidedBy: agentName,
      decidedAt: doneAt,
      decidedWhere: 'counter',
    };
  }
  return shown;
}
