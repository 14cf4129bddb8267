import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PortalProgram } from '../../tour/portal-program.ts';
import type { LandlordId } from './guichet.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../../..');

/** Agency of the demonstration's accounts. */
const AGENCY = 'AG1';
export const PORTAL_STAFF = {
  login: 'chef',
  name: 'Mireille Dupré',
  password: 'administratrice-du-portail',
} as const;

/** A landlord's portal as an operator runs it, with the accounts of its demonstration and one administrator. */
export class Portal {
  readonly #program: PortalProgram;
  readonly #folder: string;

  private constructor(program: PortalProgram, folder: string) {
    this.#program = program;
    this.#folder = folder;
  }

  static async make(landlord: LandlordId, accounts: number): Promise<Portal> {
    const folder = mkdtempSync(join(tmpdir(), 'guichet-e2e-portail-'));
    const program = new PortalProgram({
      place: { folder: join(folder, 'base') },
      stateFolder: join(folder, 'marque'),
    });
    const erp = join(folder, 'erp');
    const made = ['--landlord', landlord, '--accounts', String(accounts), '--seed', '1', '--out', erp];
    await run(process.execPath, ['src/start/demo-data.ts', ...made], { cwd: root });
    await program.command('import', erp, '--landlord', landlord);
    return new Portal(program, folder);
  }

  get address(): string {
    return this.#program.address;
  }

  /** Only while it is stopped: its embedded database belongs to one process. */
  async addStaff(): Promise<void> {
    const { login, name, password } = PORTAL_STAFF;
    process.env.GUICHET_PASSWORD = password;
    await this.#program.command('staff', 'add', login, '--name', name, '--role', 'administrateur');
    delete process.env.GUICHET_PASSWORD;
  }

  /** A one-time code; only while it is stopped. */
  async code(post: string, till: string): Promise<string> {
    const said = await this.#program.command('enrol', '--agency', AGENCY, '--post', post, '--till', till);
    const code = /\b[2-9A-Z]{5}-[2-9A-Z]{5}\b/.exec(said)?.[0];
    if (code === undefined) throw new Error(`no code in: ${said}`);
    return code;
  }

  /** Takes every post's access away; only while it is stopped. */
  async revokeAll(): Promise<void> {
    for (const line of (await this.#program.command('devices')).trim().split('\n')) {
      const [device = ''] = line.split('\t');
      await this.#program.command('revoke', device);
    }
  }

  start(): Promise<void> {
    return this.#program.start();
  }

  stop(): Promise<void> {
    return this.#program.stop();
  }

  async end(): Promise<void> {
    await this.#program.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
