import { foldWords } from '../../../rules/fold.ts';
import type { Command } from '../../app/commands.ts';

export type CommandGroup = { readonly title: string | null; readonly commands: readonly Command[] };

/** Commands under their headings, in the order given; those for everywhere (title null) come last. */
export function groupCommands(commands: readonly Command[]): CommandGroup[] {
  const titles = [...new Set(commands.map((command) => command.group ?? null))];
  return titles
    .sort((a, b) => Number(a === null) - Number(b === null))
    .map((title) => ({ title, commands: commands.filter((one) => (one.group ?? null) === title) }));
}

/** Commands whose words begin with every word typed, without regard to accents or order; one of each kind. */
export function filterCommands(commands: readonly Command[], typed: string): Command[] {
  const wanted = foldWords(typed).map(({ text }) => text);
  const seen = new Set<string>();
  return commands.filter((command) => {
    if (command.keyOnly === true || seen.has(command.id)) return false;
    seen.add(command.id);
    const words = foldWords(`${command.label} ${command.detail ?? ''}`).map(({ text }) => text);
    return wanted.every((word) => words.some((one) => one.startsWith(word)));
  });
}
