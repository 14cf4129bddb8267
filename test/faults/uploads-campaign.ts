import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { UPLOADED_BYTES } from '../../src/rules/attachments/files.ts';
import { countedWire } from '../support/counted-wire.ts';
import { SMALL_ERP, writeErpFolder } from '../support/erp-folder.ts';
import type { TestPostgres } from '../support/postgres.ts';
import { enrolmentCode, freePort, portalProcess } from './crash-processes.ts';
import { seeded } from './random.ts';
import type { UploadOrder, UploadWord } from './uploads-child.ts';
import { openUploadPost } from './uploads-post.ts';

const ROOT = join(import.meta.dirname, '../..');
const ACCOUNT = '0030020790';
/** What one file may take to arrive once nothing cuts it any more. */
const DRAIN_MS = 120_000;
/** Headers, looks for what is new, sessions: what goes up beside the bytes of a file, and with each new beginning. */
const AROUND_BYTES = 384 * 1024;

/** One file on its way: its size, how often it was cut, and what went up the wire meanwhile. */
export type Sent = { readonly size: number; readonly cuts: number; readonly up: number };
export type UploadsCampaign = {
  readonly files: number;
  readonly cuts: { wire: number; portal: number; post: number };
  /** Bytes that went up beyond those of the files. */
  readonly again: number;
  readonly faults: readonly string[];
  /** The same judgement of a file altered at the portal, and of one sent twice: both must be seen. */
  readonly controls: readonly [readonly string[], readonly string[]];
};

/** At most one part is sent again for each cut. */
export function judgeResent(name: string, { size, cuts, up }: Sent): readonly string[] {
  const may = size + cuts * UPLOADED_BYTES + (cuts + 1) * AROUND_BYTES;
  return up <= may ? [] : [`${name}: ${up} bytes went up for ${size}, ${cuts} cuts allow ${may}`];
}

/**
 * Certificates attached at a post and sent while the wire is cut, the post and the portal are killed, `times` times in
 * all; each file is then read back from the portal's own database and hashed.
 */
export async function uploadsCampaign(
  cluster: TestPostgres,
  { times, size, seed }: { readonly times: number; readonly size: number; readonly seed: number },
  heard: (done: number) => void = () => {},
): Promise<UploadsCampaign> {
  const random = seeded(seed);
  const folder = mkdtempSync(join(tmpdir(), 'guichet-uploads-'));
  const port = await freePort();
  command(cluster.url, 'import', writeErpFolder(join(folder, 'erp'), SMALL_ERP), '--landlord', 'cchartres');
  command(cluster.url, 'staff', 'add', 'chef', '--name', 'Mireille Dupré', '--role', 'administrateur');
  const portal = portalProcess({ url: cluster.url, state: join(folder, 'repere'), port });
  const wire = await countedWire(port);
  const database = new pg.Pool({ connectionString: cluster.superUrl, max: 3 });
  const cuts = { wire: 0, portal: 0, post: 0 };
  const faults: string[] = [];
  let again = 0;
  let post: PostChild | undefined;
  const begin = async () => {
    const ready = portal.ready();
    portal.start();
    await ready;
  };
  try {
    await begin();
    await joinPortal(join(folder, 'poste'), cluster.url, wire.address);
    post = postChild(join(folder, 'poste'));
    const known: UploadWord[] = [];
    for (let done = 0; done < times; ) {
      const wanted = 1 + random.below(6);
      const from = wire.up();
      const word = await post.attach({ account: ACCOUNT, size, seed: seed + known.length });
      known.push(word);
      let cut = 0;
      for (; cut < wanted && done < times; cut += 1, done += 1) {
        const gone = wire.afterBytes(1 + random.below(Math.ceil(size / wanted)));
        if (!(await Promise.race([gone.then(() => true), arrived(database, word.sha256).then(() => false)])))
          break;
        const kind = random.pick(['wire', 'portal', 'post'] as const);
        cuts[kind] += 1;
        if (kind === 'wire') wire.cut();
        else if (kind === 'portal') {
          await portal.kill();
          await begin();
        } else post = await post.killed();
        heard(done + 1);
      }
      if (!(await within(DRAIN_MS, arrived(database, word.sha256)))) {
        faults.push(`${word.id}: its file did not arrive`, post.ended() ?? 'the post is alive');
        break;
      }
      const up = wire.up() - from;
      again += up - word.size;
      faults.push(...judgeResent(word.id, { size: word.size, cuts: cut, up }));
    }
    await post.kill();
    faults.push(...portal.ends, ...(await judgeHeld(database, known)), ...owed(join(folder, 'poste')));
    const [first] = known;
    if (first === undefined) throw new Error('no file was sent');
    await database.query(
      'UPDATE stored_file SET bytes = set_byte(bytes, 1000, get_byte(bytes, 1000) # 1) WHERE sha256 = $1',
      [first.sha256],
    );
    const altered = await judgeHeld(database, known);
    const twice = judgeResent('twice', { size, cuts: 1, up: size * 2 + UPLOADED_BYTES });
    return { files: known.length, cuts, again, faults, controls: [altered, twice] };
  } finally {
    await post?.kill();
    await portal.kill();
    await wire.close();
    await database.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

function command(url: string, ...args: string[]): void {
  execFileSync(process.execPath, [join(ROOT, 'src/portal/main.ts'), ...args], {
    cwd: ROOT,
    stdio: 'pipe',
    env: { ...process.env, DATABASE_URL: url, GUICHET_PASSWORD: 'administratrice-du-portail' },
  });
}

/** A new post: its people and accounts come from the portal. */
async function joinPortal(folder: string, url: string, address: string): Promise<void> {
  const code = await enrolmentCode(url, 'Guichet 2', 'G2', 'AG1');
  const { core, client } = openUploadPost(folder);
  try {
    await client.setup.join({ address, code });
    const end = performance.now() + DRAIN_MS;
    const here = () =>
      core.services.base.readable().prepare('SELECT 1 FROM lease WHERE key = ?').get(ACCOUNT) !== undefined &&
      core.services.base.readable().prepare('SELECT 1 FROM agent').get() !== undefined;
    while (!here()) {
      if (performance.now() > end) throw new Error('the accounts did not come');
      await core.services.sync.retry();
    }
  } finally {
    await core.close();
  }
}

type PostChild = {
  attach(order: UploadOrder): Promise<UploadWord>;
  /** SIGKILL, and another life on the same folder. */
  killed(): Promise<PostChild>;
  kill(): Promise<void>;
  /** What it complained of when it ended by itself, which it never should. */
  readonly ended: () => string | undefined;
};

function postChild(folder: string): PostChild {
  const child: ChildProcess = spawn(
    process.execPath,
    [join(import.meta.dirname, 'uploads-child.ts'), '--folder', folder],
    { cwd: ROOT, stdio: ['pipe', 'pipe', 'pipe'] },
  );
  let said = '';
  child.stderr?.on('data', (text: Buffer) => {
    said = `${said}${text}`.slice(-4_000);
  });
  let ended: string | undefined;
  child.once('exit', (code, signal) => {
    if (signal !== 'SIGKILL') ended = `the post ended by itself with ${code}: ${said}`;
  });
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGKILL');
    await gone;
  };
  return {
    attach(order) {
      return new Promise((resolve, reject) => {
        child.once('exit', (code) => reject(new Error(`the post ended with ${code}: ${said}`)));
        if (child.stdout === null) throw new Error('a post without an output');
        createInterface({ input: child.stdout }).once('line', (line) =>
          resolve(JSON.parse(line) as UploadWord),
        );
        child.stdin?.write(`${JSON.stringify(order)}\n`);
      });
    },
    async killed() {
      await kill();
      return postChild(folder);
    },
    kill,
    ended: () => ended,
  };
}

async function arrived(database: pg.Pool, sha256: string): Promise<void> {
  for (;;) {
    const found = await database.query('SELECT 1 FROM stored_file WHERE sha256 = $1', [sha256]);
    if (found.rowCount === 1) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function within(ms: number, work: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  const done = await Promise.race([work.then(() => true), late]);
  clearTimeout(timer);
  return done;
}

/** Every file read back whole, and nothing left half-way. */
async function judgeHeld(database: pg.Pool, known: readonly UploadWord[]): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const { sha256, size, id } of known) {
    const { rows } = await database.query<{ bytes: Buffer }>(
      'SELECT bytes FROM stored_file WHERE sha256 = $1',
      [sha256],
    );
    const bytes = rows[0]?.bytes;
    if (bytes === undefined) faults.push(`${id}: not held`);
    else if (bytes.length !== size || createHash('sha256').update(bytes).digest('hex') !== sha256)
      faults.push(`${id}: other bytes than were attached`);
  }
  const { rows } = await database.query<{ left: number }>('SELECT count(*)::int AS left FROM upload_part');
  if ((rows[0]?.left ?? 0) > 0) faults.push(`${rows[0]?.left} parts were left behind`);
  const named = await database.query('SELECT 1 FROM attached_file WHERE arrived_at IS NULL');
  if ((named.rowCount ?? 0) > 0) faults.push(`${named.rowCount} files are said not to have arrived`);
  return faults;
}

/** What the post believes it still owes. */
function owed(folder: string): readonly string[] {
  const { core } = openUploadPost(folder);
  try {
    const left = core.services.base
      .readable()
      .prepare<[], { sha256: string; state: string }>(
        "SELECT sha256, state FROM file_upload WHERE state <> 'sent'",
      )
      .all();
    return left.map(({ sha256, state }) => `${sha256} is ${state} at the post`);
  } finally {
    void core.close();
  }
}
