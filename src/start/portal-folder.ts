import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of a demonstration portal: its database, its mark beside it, and what is remembered from start to start. */
export class DemonstrationFolder {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  /** PGlite's. */
  get database(): string {
    return join(this.#folder, 'base');
  }

  get state(): string {
    return join(this.#folder, 'repere');
  }

  /** Where the landlord's files are written before they are imported. */
  get draft(): string {
    return join(this.#folder, 'fichiers-en-cours');
  }

  /** The address at which the base was told to join it, null before. */
  joinedAt(): string | null {
    return this.#read('adresse.txt');
  }

  /** What the database was made from, null until it is whole. */
  madeFrom(): string | null {
    return this.#read('origine.json');
  }

  rememberAddress(address: string): void {
    this.#write('adresse.txt', address);
  }

  rememberOrigin(facts: string): void {
    this.#write('origine.json', facts);
  }

  /** Nothing is left of the portal that was here. */
  empty(): void {
    for (const name of ['origine.json', 'adresse.txt']) rmSync(join(this.#folder, name), { force: true });
    for (const folder of [this.database, this.state, this.draft]) {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  #read(name: string): string | null {
    const file = join(this.#folder, name);
    return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
  }

  #write(name: string, text: string): void {
    const draft = join(this.#folder, `${name}.tmp`);
    writeFileSync(draft, `${text}\n`, { mode: 0o600 });
    renameSync(draft, join(this.#folder, name));
  }
}
