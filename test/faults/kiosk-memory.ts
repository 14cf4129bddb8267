import { readdirSync, readFileSync } from 'node:fs';

/** Memory held by a process and those it started, in bytes; Linux alone tells it this way. */
export function heldBytes(pid: number): number {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const own = Number(name);
    if (!Number.isInteger(own)) continue;
    const parent = Number(fieldOf(own, 'PPid'));
    children.set(parent, [...(children.get(parent) ?? []), own]);
  }
  let total = 0;
  const waiting = [pid];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    total += Number(fieldOf(one, 'RssAnon')?.replace(/ kB$/, '') ?? 0) * 1024;
    waiting.push(...(children.get(one) ?? []));
  }
  return total;
}

function fieldOf(pid: number, name: string): string | undefined {
  try {
    const line = readFileSync(`/proc/${pid}/status`, 'utf8')
      .split('\n')
      .find((one) => one.startsWith(`${name}:`));
    return line?.slice(name.length + 1).trim();
  } catch {
    // Gone meanwhile.
    return undefined;
  }
}

/**
 * Growth per 1 000 visits, as a part of what is held: the least of the last third against the least of the first third
 * after warming up, for what a collector has not taken yet is no growth.
 */
export function driftPerThousand(samples: readonly number[]): number {
  const warm = samples.slice(Math.floor(samples.length / 4));
  const third = Math.floor(warm.length / 3);
  if (third === 0) return 0;
  const least = (some: readonly number[]) => Math.min(...some);
  const first = least(warm.slice(0, third));
  const last = least(warm.slice(-third));
  return ((last - first) / first) * (1000 / (warm.length - third));
}
