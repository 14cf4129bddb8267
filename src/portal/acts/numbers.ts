import { sql } from 'kysely';
import { raiseAlarm } from '../store/alarms.ts';
import { plainText } from '../store/plain-text.ts';
import type { Placing } from './placing.ts';

/** Keeps the numbers that an act printed. One that another command bears too is told; both stand. */
export async function spendNumbers(
  { tx, command, from, at }: Placing,
  numbers: readonly string[],
): Promise<void> {
  if (numbers.length === 0) return;
  const { rows } = await sql<{ number: string; command: string }>`
    SELECT * FROM guichet_use_numbers(${numbers.map(plainText)}::text[], ${command.id}::uuid)`.execute(tx);
  for (const other of rows) {
    const commands = [command.id.toLowerCase(), other.command].toSorted();
    await raiseAlarm(tx, {
      kind: 'numero-double',
      agency: from.agency,
      facts: { number: other.number, commands },
      at,
    });
  }
}

/**
 * The till of the post; of a device that is no longer known, the beginning of what it numbered (`G2A-004187`).
 * @param known what the device says
 */
export function tillOf(known: string | null | undefined, number: string): string {
  return known ?? number.match(/^(.+?)[A-Z]+-/)?.[1] ?? '';
}
