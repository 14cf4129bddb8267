import { erpRequestId } from '../../rules/requests/states.ts';
import type { ReadableDb } from '../database/connection.ts';
import {
  type ActRow,
  actsOn,
  type ErpRow,
  erpByNumber,
  type OpenBody,
  openedHere,
  type PortalRow,
  portalById,
  portalByNumber,
} from './rows.ts';

/** All that this base knows of one request, whoever told it and under whichever of its ids. */
export type RequestFacts = {
  readonly id: string;
  readonly number: string;
  readonly portal: PortalRow | undefined;
  readonly erp: ErpRow | undefined;
  readonly acts: readonly ActRow[];
};

/**
 * Gathers a request from its number: the portal's id, else the act that opened it here, else the ERP's, stand for it;
 * what was done under another of these ids is part of it. Undefined where the id says nothing.
 */
export function readFacts(db: ReadableDb, asked: string): RequestFacts | undefined {
  const named = portalById(db, asked);
  const own = actsOn(db, asked);
  const number = named?.number ?? numberOpened(own) ?? numberIn(asked);
  if (number === undefined) return undefined;
  const portal = named ?? portalByNumber(db, number);
  const here = openedHere(db, number);
  const erpId = erpRequestId(number);
  const id = portal?.id ?? here ?? erpId;
  const others = new Set([id, erpId, ...(here === undefined ? [] : [here])]);
  others.delete(asked);
  const acts = [...own, ...[...others].flatMap((one) => actsOn(db, one))];
  return {
    id,
    number,
    portal,
    erp: erpByNumber(db, number),
    acts: acts.toSorted((a, b) => a.place - b.place),
  };
}

function numberOpened(acts: readonly ActRow[]): string | undefined {
  const open = acts.find(({ act }) => act === 'open');
  return open === undefined ? undefined : (JSON.parse(open.body) as OpenBody).number;
}

const ERP = erpRequestId('');

function numberIn(id: string): string | undefined {
  return id.startsWith(ERP) ? id.slice(ERP.length) : undefined;
}
