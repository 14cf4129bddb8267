import type { DossierPart, PartValue } from '../../rules/dossier/values.ts';
import { allLines, NOTHING, valueLines } from '../../rules/dossier/words.ts';

type SideBySide = {
  readonly label: string;
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
  /** What stands now is not what was typed here. */
  readonly differs: boolean;
};

/**
 * What was seen, what was typed here and what stands now, line by line: a person stays on one line, whatever was
 * corrected of him on either side.
 */
export function sideBySide<Part extends DossierPart>(
  part: Part,
  base: PartValue<Part>,
  ours: PartValue<Part>,
  theirs: PartValue<Part>,
): SideBySide[] {
  const seen = allLines(part, base);
  const here = movesFrom(part, base, ours);
  const there = movesFrom(part, base, theirs);
  const rows = seen.map(({ label, value }) => ({
    label,
    base: value,
    ours: here.to(label, value),
    theirs: there.to(label, value),
  }));
  const added = new Map<string, { label: string; value: string }>(
    [...here.added, ...there.added].map((line) => [`${line.label}\n${line.value}`, line]),
  );
  for (const [key, { label, value }] of added) {
    const has = (lines: readonly { label: string; value: string }[]) =>
      lines.some((line) => `${line.label}\n${line.value}` === key) ? value : NOTHING;
    rows.push({ label, base: NOTHING, ours: has(here.added), theirs: has(there.added) });
  }
  return rows.map((row) => ({ ...row, differs: row.ours !== row.theirs }));
}

function movesFrom<Part extends DossierPart>(part: Part, base: PartValue<Part>, value: PartValue<Part>) {
  const seen = new Set(allLines(part, base).map((line) => `${line.label}\n${line.value}`));
  const changed = valueLines(part, base, value);
  const moved = new Map(changed.map(({ label, before, after }) => [`${label}\n${before}`, after]));
  return {
    to: (label: string, before: string) => moved.get(`${label}\n${before}`) ?? before,
    added: changed
      .filter(({ label, before }) => before === NOTHING && !seen.has(`${label}\n${NOTHING}`))
      .map(({ label, after }) => ({ label, value: after })),
  };
}
