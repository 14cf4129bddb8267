import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { dirname } from 'node:path';
import type { MeasuredActs } from './acts.ts';
import type { Measured } from './lines.ts';
import type { BenchBase } from './make-base.ts';
import { type Line, passes } from './stats.ts';

/** Everything measured and judged, with what it was measured on. */
export function writeReport(
  file: string,
  report: {
    readonly lines: readonly Line[];
    readonly measured: readonly Measured[];
    readonly acts: MeasuredActs;
    readonly bases: readonly BenchBase[];
    readonly quick: boolean;
  },
): void {
  const { lines, measured, acts, bases, quick } = report;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(
    file,
    `${JSON.stringify(
      {
        at: new Date().toISOString(),
        machine: {
          processor: cpus()[0]?.model ?? 'unknown',
          cores: cpus().length,
          memoryMiB: Math.round(totalmem() / 2 ** 20),
          // Above the number of cores, the times are those of a machine at other work.
          loadAverage: loadavg().map((load) => Math.round(load * 100) / 100),
          platform: `${process.platform} ${process.arch}`,
          node: process.version,
        },
        quick,
        passed: lines.every(passes),
        lines: lines.map((line) => ({ ...line, passed: passes(line) })),
        bases: bases.map(({ accounts, bytes, made }) => ({ accounts, bytes, madeMs: made })),
        measured,
        acts,
      },
      null,
      2,
    )}\n`,
  );
}

/** The lines as a table; what falls short is marked. */
export function tableOf(lines: readonly Line[]): string {
  const rows = lines.map((line) => {
    const { bench, name, accounts, value, unit, limit } = line;
    return [
      passes(line) ? ' ' : '✗',
      bench,
      accounts === null ? '' : accounts.toLocaleString('en'),
      name,
      `${unit === 'faults' ? value : value.toFixed(value < 10 ? 3 : 1)} ${unit === 'faults' ? '' : unit}`.trim(),
      limit === null ? '' : `${limit.kind === 'at-most' ? '≤' : '≥'} ${limit.value}`,
    ];
  });
  const head = ['', 'bench', 'accounts', 'measure', 'value', 'limit'];
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const right = new Set([2, 4]);
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, column) =>
          right.has(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
