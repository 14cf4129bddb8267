import { describe, expect, it } from 'vitest';
import type { Command } from '../../app/commands.ts';
import { filterCommands, groupCommands } from './filter-commands.ts';

function command(id: string, label: string, more: Partial<Command> = {}): Command {
  return { id, label, icon: () => null as never, run: () => {}, ...more };
}

const all = [
  command('payment', 'Encaisser', {
    group: "Pour D'ARC Jean-Baptiste",
    detail: 'Solde débiteur de 445,34 €',
  }),
  command('search', 'Rechercher un compte'),
  command('outbox', "File d'envoi"),
  command('palette', 'Ouvrir la liste des commandes', { keyOnly: true }),
  command('search', 'Rechercher un compte'),
];

describe('the palette', () => {
  it('offers each command once, and not what only has a key', () => {
    expect(filterCommands(all, '').map(({ id }) => id)).toEqual(['payment', 'search', 'outbox']);
  });

  it('finds by the beginnings of words, in any order and without accents', () => {
    expect(filterCommands(all, 'comp rech').map(({ id }) => id)).toEqual(['search']);
    expect(filterCommands(all, 'debiteur').map(({ id }) => id)).toEqual(['payment']);
    expect(filterCommands(all, 'envoi').map(({ id }) => id)).toEqual(['outbox']);
    expect(filterCommands(all, 'xyz')).toEqual([]);
  });

  it('puts the account in hand before what is everywhere', () => {
    const groups = groupCommands([...all].reverse());
    expect(groups.map(({ title }) => title)).toEqual(["Pour D'ARC Jean-Baptiste", null]);
  });
});
