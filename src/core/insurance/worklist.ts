import type { z } from 'zod';
import { CERTIFICATE_VIEWS, type CertificateView, type insuranceContract } from '../../contract/insurance.ts';
import { addDays, isoDate } from '../../rules/dates.ts';
import { nameKey } from '../../rules/names.ts';
import { addressLine, type LeaseSummary, summaryById } from '../accounts/lease-summary.ts';
import { leasesByText } from '../accounts/search/leases-by-text.ts';
import type { ReadableDb } from '../database/connection.ts';
import type { CoreServices } from '../procedures/procedures.ts';
import {
  countEnds,
  countUncovered,
  endsOfView,
  isCovered,
  type ListedOn,
  leasesByEnd,
  leasesUncovered,
} from './cover-queries.ts';
import { certificatesOf, type InsuranceView, insuranceView, placed, shownCertificate } from './desk.ts';
import { holderWords } from './held.ts';
import { insurersNamed } from './insurers.ts';
import { currentCertificate, type MergedCertificate } from './merge-certificates.ts';
import { policyKey } from './policy-key.ts';
import { knowsInsurance } from './queries.ts';
import { countInState, leasesInState, touchedLeases } from './state-queries.ts';
import { leasesOfInsurers, leasesOfPolicy } from './text-queries.ts';

type Answer = z.infer<NonNullable<(typeof insuranceContract.worklist)['~orpc']['outputSchema']>>;
type Input = { readonly view: CertificateView; readonly text: string };
/** An account and one of its certificates; null where it has none. */
type Listed = { readonly lease: LeaseSummary; readonly certificate: MergedCertificate | null };

const SHOWN = 200;
/** Accounts that a text may name; beyond, it says too little, and there is more than is shown. */
const NAMED = 500;
/** Accounts that an insurer or a policy may name, of each. */
const CERTIFIED = SHOWN + 1;
/** An act that the portal took and has not told of for so long is no longer looked for. */
const HEARD_WITHIN_DAYS = 30;
/** A policy is looked for from so many signs on. */
const POLICY_SIGNS = 3;

/** Work list "Attestations". The counts are of each whole view; the text narrows the rows alone. */
export function certificateWorklist(core: CoreServices, db: ReadableDb, { view, text }: Input): Answer {
  const list = openList(core, db);
  const plain = text.trim();
  const { rows, more } = plain === '' ? wholeView(list, view) : namedRows(list, view, plain);
  const sorted = rows.toSorted(ORDERS[view]);
  return {
    counts: countViews(list),
    rows: sorted.slice(0, SHOWN).map(({ lease, certificate }) => ({
      account: lease.key,
      reference: lease.printed,
      holder: holderWords(db, lease.id),
      address: addressLine(lease),
      certificate: certificate === null ? null : shownCertificate(core, db, list.view, certificate),
    })),
    more: more || sorted.length > SHOWN,
  };
}

/** Certificates that somebody must check. Asked at every change of the day's figures. */
export function countToCheck(core: CoreServices, db: ReadableDb): number {
  return countView(openList(core, db), 'to-check');
}

type List = {
  readonly db: ReadableDb;
  readonly view: InsuranceView;
  readonly on: ListedOn;
  /** The ERP sends certificates at all. */
  readonly known: boolean;
  /** Accounts on which an act of this post counts beside what was told. */
  readonly touched: readonly number[];
  /** What an account has in a view. */
  readonly rowsOf: (leaseId: number, view: CertificateView) => readonly Listed[];
};

function openList(core: CoreServices, db: ReadableDb): List {
  const view = insuranceView(core, db);
  const today = isoDate(view.today);
  const on = { today, in30: addDays(today, 30), in60: addDays(today, 60) };
  const known = knowsInsurance(db);
  const since = new Date(core.ports.clock.now() - HEARD_WITHIN_DAYS * 86_400_000).toISOString();
  return { db, view, on, known, touched: touchedLeases(db, since), rowsOf: accountRows(db, on, known) };
}

/** Reads each account once, however many views ask for it. */
function accountRows(db: ReadableDb, on: ListedOn, known: boolean): List['rowsOf'] {
  type Read = {
    readonly lease: LeaseSummary;
    readonly isLet: boolean;
    readonly certificates: readonly MergedCertificate[];
  };
  const accounts = new Map<number, Read | undefined>();
  function read(leaseId: number): Read | undefined {
    if (accounts.has(leaseId)) return accounts.get(leaseId);
    const lease = summaryById(db, leaseId);
    const account =
      lease === undefined
        ? undefined
        : { lease, isLet: isCovered(db, leaseId, on.today), certificates: placed(certificatesOf(db, lease)) };
    accounts.set(leaseId, account);
    return account;
  }
  return (leaseId, view) => {
    const account = read(leaseId);
    if (account === undefined) return [];
    const { lease, certificates } = account;
    if (view === 'missing') {
      return known && account.isLet && certificates.length === 0 ? [{ lease, certificate: null }] : [];
    }
    return certificates
      .filter((one) => inView(view, one, account.isLet, certificates, on))
      .map((certificate) => ({ lease, certificate }));
  };
}

/**
 * Whether a certificate is in a view. By its end a dwelling counts once, with the latest that nobody refused; one that was
 * refused counts until another that ends as late came after it.
 */
export function inView(
  view: CertificateView,
  certificate: MergedCertificate,
  isLet: boolean,
  certificates: readonly MergedCertificate[],
  on: ListedOn,
): boolean {
  if (view === 'to-check') return certificate.state === 'a_verifier';
  if (view === 'missing' || !isLet) return false;
  const current = currentCertificate(certificates);
  if (view === 'refused') {
    return certificate.state === 'refusee' && (current === undefined || current.endsOn < certificate.endsOn);
  }
  if (view === 'all') return certificate === (current ?? certificates[0]);
  const ends = endsOfView(view, on);
  return (
    certificate === current &&
    ends !== undefined &&
    certificate.endsOn >= ends.from &&
    certificate.endsOn <= ends.to
  );
}

function wholeView(list: List, view: CertificateView): { rows: Listed[]; more: boolean } {
  const { touched, rowsOf } = list;
  const limit = SHOWN + 1 + touched.length;
  const own = new Set(touched);
  const told = [...new Set(candidates(list, view, limit))].filter((leaseId) => !own.has(leaseId));
  return {
    rows: [...touched, ...told.slice(0, SHOWN + 1)].flatMap((leaseId) => rowsOf(leaseId, view)),
    more: told.length > SHOWN,
  };
}

/** Accounts of a view by what the portal and the ERP told, in its order. */
function candidates({ db, on, known }: List, view: CertificateView, limit: number): number[] {
  const ends = endsOfView(view, on);
  if (view === 'to-check') return leasesInState(db, 'a_verifier', on.today, limit);
  if (view === 'refused') return leasesInState(db, 'refusee', on.today, limit);
  if (ends === undefined) return known ? leasesUncovered(db, 'missing', on.today, limit) : [];
  const covered = leasesByEnd(db, ends, on.today, orderOf(view), limit);
  if (view !== 'all' || covered.length >= limit) return covered;
  return [...covered, ...leasesUncovered(db, 'refused', on.today, limit - covered.length)];
}

/** What ends is read from the next day on, what has ended from the last. */
function orderOf(view: CertificateView): 'ASC' | 'DESC' {
  return view === 'in-30-days' || view === 'in-60-days' ? 'ASC' : 'DESC';
}

/** Rows that a text names: by reference or name, by insurer, by the beginning of the policy. */
function namedRows(list: List, view: CertificateView, text: string): { rows: Listed[]; more: boolean } {
  const { db, on, touched, rowsOf } = list;
  const named = leasesByText(db, list.view.profile, text, isoDate(on.today), NAMED);
  const wanted = { insurer: nameKey(text), policy: policyKey(text) };
  const certified = view === 'missing' ? [] : leasesByCertificate(list, view, text, wanted.policy);
  const byLease = new Set(named);
  const rows = [...new Set([...named, ...certified, ...touched])].flatMap((leaseId) =>
    rowsOf(leaseId, view).filter(
      ({ certificate }) => byLease.has(leaseId) || (certificate !== null && isNamed(certificate, wanted)),
    ),
  );
  return { rows, more: named.length >= NAMED || certified.length >= CERTIFIED };
}

function leasesByCertificate(
  { db, on }: List,
  view: CertificateView,
  text: string,
  policy: string,
): number[] {
  const insurers = insurersNamed(db, text);
  const ends = endsOfView(view, on) ?? { from: '', to: '~' };
  const byPolicy = policy.length < POLICY_SIGNS ? [] : leasesOfPolicy(db, policy, CERTIFIED);
  if (insurers.length === 0) return byPolicy;
  const state = view === 'to-check' ? 'a_verifier' : view === 'refused' ? 'refusee' : null;
  const byInsurer =
    state === null
      ? leasesOfInsurers(db, insurers, ends, {
          today: on.today,
          order: orderOf(view),
          refused: view === 'all',
          limit: CERTIFIED,
        })
      : leasesInState(db, state, on.today, CERTIFIED, { insurers });
  return [...byPolicy, ...byInsurer];
}

function isNamed(
  { insurer, policy }: MergedCertificate,
  wanted: { readonly insurer: string; readonly policy: string },
): boolean {
  if (wanted.insurer !== '' && insurer !== null && nameKey(insurer).includes(wanted.insurer)) return true;
  return (
    wanted.policy.length >= POLICY_SIGNS && policy !== null && policyKey(policy).startsWith(wanted.policy)
  );
}

function countViews(list: List): Answer['counts'] {
  const counts = CERTIFICATE_VIEWS.map((view) => [view, countView(list, view)] as const);
  return Object.fromEntries(counts) as Answer['counts'];
}

/** What was told, but for the accounts on which an act of this post counts: those are read. */
function countView(list: List, view: CertificateView): number {
  const { touched, rowsOf } = list;
  const read = touched.reduce((sum, leaseId) => sum + rowsOf(leaseId, view).length, 0);
  return countTold(list, view) - (touched.length === 0 ? 0 : countTold(list, view, touched)) + read;
}

function countTold({ db, on, known }: List, view: CertificateView, leases?: readonly number[]): number {
  const { today } = on;
  const ends = endsOfView(view, on);
  const which = leases === undefined ? {} : { leases };
  if (view === 'to-check') return countInState(db, 'a_verifier', today, which);
  if (view === 'refused') return countInState(db, 'refusee', today, which);
  if (ends === undefined) return known ? countUncovered(db, 'missing', today, leases) : 0;
  const covered = countEnds(db, ends, today, leases);
  return view === 'all' ? covered + countUncovered(db, 'refused', today, leases) : covered;
}

type Order = (a: Listed, b: Listed) => number;

function by(read: (certificate: MergedCertificate) => string | null, sign: 1 | -1): Order {
  // What no day is known of comes last, whichever way.
  const key = ({ certificate }: Listed) => (certificate === null ? null : read(certificate));
  return (a, b) => {
    const [one, other] = [key(a), key(b)];
    if (one === other) return 0;
    if (one === null) return 1;
    if (other === null) return -1;
    return one < other ? -sign : sign;
  };
}

const ORDERS: Readonly<Record<CertificateView, Order>> = {
  'to-check': by(({ receivedAt }) => receivedAt, 1),
  expired: by(({ endsOn }) => endsOn, -1),
  'in-30-days': by(({ endsOn }) => endsOn, 1),
  'in-60-days': by(({ endsOn }) => endsOn, 1),
  missing: () => 0,
  refused: by(({ endsOn }) => endsOn, -1),
  all: by(({ endsOn }) => endsOn, -1),
};
