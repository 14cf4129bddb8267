import { raiseAlarm } from '../store/alarms.ts';
import { takePositions } from '../store/feed.ts';
import { plainText } from '../store/plain-text.ts';
import type { Placing } from './placing.ts';

/** Where what an act brings is kept. */
export type AccountPlace = { readonly account: string; readonly feed: string };

/**
 * Account and feed of an act that brings something to keep, the feed being locked. Of an account that is not known here,
 * nothing is lost: it stays with the agency that sent it, a person is told, and the import that brings the account takes
 * it along (`moveWhatFollows`).
 */
export async function placeOfAccount(placing: Placing): Promise<AccountPlace> {
  const { tx, command, from, accountFeed, at } = placing;
  const account = plainText(command.account ?? '');
  const locked = accountFeed ?? from.agency;
  await takePositions(tx, locked, 0);
  // Looked for again: an import that has just ended may have brought it, or given it to another agency.
  const found = await tx.selectFrom('account').select('feed').where('key', '=', account).executeTakeFirst();
  if (found === undefined) {
    const facts = { account, command: command.id, type: command.type };
    await raiseAlarm(tx, { kind: 'compte-inconnu', agency: from.agency, facts, at });
    return { account, feed: from.agency };
  }
  if (found.feed !== locked) await takePositions(tx, found.feed, 0);
  return { account, feed: found.feed };
}
