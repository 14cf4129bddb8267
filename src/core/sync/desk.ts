import { Worker } from 'node:worker_threads';
import { assertNever } from '../../rules/brand.ts';
import type { StationReport } from '../../rules/sync/protocol.ts';
import type { BaseHolder } from '../database/base-holder.ts';
import type { Ports } from '../ports.ts';
import type { EventHub } from '../procedures/events.ts';
import type { LinkStanding } from './loop/sync-loop.ts';
import { forgetContact, readPortalLink } from './store/link-state.ts';
import type {
  FetchOutcome,
  KioskAnswer,
  KioskQuestion,
  PullProgress,
  SyncOrder,
  SyncReport,
  SyncRequest,
} from './worker-messages.ts';

type Needs = { readonly ports: Ports; readonly base: BaseHolder; readonly events: EventHub };

/** How long whoever asked for an attempt waits for its end, in milliseconds. */
const RETRY_MS = 10_000;
/** How long whoever opens a file waits for it, in milliseconds. */
const FETCH_MS = 20_000;
/** How long somebody at a kiosk waits for the portal, in milliseconds. */
const QUESTION_MS = 12_000;
/** A thread that does not end is ended, in milliseconds. */
const STOP_MS = 5_000;
const FIRST_RESTART_MS = 1_000;
const LONGEST_RESTART_MS = 60_000;

type Running = {
  readonly worker: Worker;
  readonly ended: Promise<void>;
  stopping: boolean;
};

/**
 * The core's side of the thread that keeps the base in step with the portal: starts it where there is a portal, tells it
 * of each act, asks it to stand aside, starts it again if it dies. Nothing here is needed to record an act.
 */
export class SyncDesk {
  readonly #needs: Needs;
  #running: Running | undefined;
  #asks = 0;
  readonly #answers = new Map<number, (standing: LinkStanding | undefined) => void>();
  readonly #fetches = new Map<number, (outcome: FetchOutcome) => void>();
  readonly #questions = new Map<number, (answer: KioskAnswer) => void>();
  #standing: LinkStanding['state'] = 'offline';
  #station: StationReport | undefined;
  #starting: Promise<void> = Promise.resolve();
  #deaths = 0;
  #again: NodeJS.Timeout | undefined;
  #holds = 0;
  #ended = false;
  /** True while what the thread changed is told: that is no act of the counter. */
  #relaying = false;
  #lastAnswerAt: string | null = null;
  #pull: PullProgress | null | undefined;
  /** Pages of a first pull are coming: a round so long tells where it stands only at its end. */
  #receiving = false;

  constructor(needs: Needs) {
    this.#needs = needs;
    needs.events.subscribe((event) => {
      if (event.kind === 'changed' && !this.#relaying && event.topics.includes('outbox')) {
        this.#post({ kind: 'poke' });
      }
    });
    needs.base.neighbour(() => this.#standAside());
  }

  /** What the thread has said since it was started, newer than what it writes now and then. */
  get live(): {
    readonly lastAnswerAt: string | null;
    readonly pull: PullProgress | null | undefined;
    readonly receiving?: boolean;
  } {
    return { lastAnswerAt: this.#lastAnswerAt, pull: this.#pull, receiving: this.#receiving };
  }

  /** Starts the thread where this base is joined to a portal. One start after the other: never two threads. */
  start(): Promise<void> {
    const started = this.#starting.then(() => this.#start());
    this.#starting = started.catch(() => {});
    return started;
  }

  /** Does `work` while there is no thread, then starts one with what the base says of the portal then. */
  async whileStopped(work: () => void): Promise<void> {
    const done = this.#starting.then(async () => {
      await this.#stopWorker();
      work();
    });
    this.#starting = done.catch(() => {});
    try {
      await done;
    } finally {
      await this.start();
    }
  }

  async #start(): Promise<void> {
    clearTimeout(this.#again);
    await this.#stopWorker();
    const { base, ports } = this.#needs;
    if (this.#ended || base.fault !== undefined) return;
    const db = base.writable();
    forgetContact(db);
    const link = readPortalLink(db);
    if (link === undefined) return;
    this.#pull = undefined;
    this.#receiving = false;
    const order: SyncOrder = {
      file: base.file,
      key: Uint8Array.from(base.key),
      dataFolder: ports.directories.data,
      token: ports.secrets.instanceToken(),
      origin: link.address,
      device: link.device,
    };
    this.#run(new Worker(ports.workers.sync, { workerData: order }));
  }

  /** Tries now; answers once the attempt has ended, or after ten seconds with what is known then. */
  async retry(): Promise<LinkStanding['state'] | 'none'> {
    const tried = await this.#ask((ask) => ({ kind: 'retry', ask }), RETRY_MS);
    return tried?.state ?? readPortalLink(this.#needs.base.readable())?.state ?? 'none';
  }

  /** Brings the bytes of a file that somebody opens, beside the rounds; it gives up after twenty seconds. */
  fetchFile(sha256: string): Promise<FetchOutcome> {
    if (this.#running === undefined) return Promise.resolve('unreachable');
    this.#asks += 1;
    const ask = this.#asks;
    return new Promise((resolve) => {
      const answer = (outcome: FetchOutcome) => {
        clearTimeout(late);
        this.#fetches.delete(ask);
        resolve(outcome);
      };
      const late = setTimeout(() => answer('unreachable'), FETCH_MS);
      this.#fetches.set(ask, answer);
      this.#post({ kind: 'fetch', ask, sha256 });
    });
  }

  /** The portal answered the last time it was asked. */
  online(): boolean {
    return this.#running !== undefined && (this.#standing === 'online' || this.#receiving);
  }

  /** How this kiosk stands: it says so each time it greets the portal. */
  tellStation(station: StationReport): void {
    this.#station = station;
    this.#post({ kind: 'station', station });
  }

  /** Whether a password is that of somebody's tenant space, by the portal alone. `person`: his handle. */
  async checkPassword(asked: {
    readonly account: string;
    readonly person: string;
    readonly password: string;
  }): Promise<'accepted' | 'refused' | 'offline' | { readonly wait: number }> {
    const answer = await this.#askPortal({ kind: 'password', ...asked });
    return answer === 'yes' ? 'accepted' : answer === 'no' ? 'refused' : answer;
  }

  /** Spends a code of the counter for all the kiosks that are on line. @param id of the code */
  async claimCode(id: string): Promise<'claimed' | 'spent' | 'offline'> {
    const answer = await this.#askPortal({ kind: 'claim', code: id });
    return answer === 'yes' ? 'claimed' : answer === 'no' ? 'spent' : 'offline';
  }

  #askPortal(question: KioskQuestion): Promise<KioskAnswer> {
    if (!this.online()) return Promise.resolve('offline');
    this.#asks += 1;
    const ask = this.#asks;
    return new Promise((resolve) => {
      const answer = (said: KioskAnswer) => {
        clearTimeout(late);
        this.#questions.delete(ask);
        resolve(said);
      };
      const late = setTimeout(() => answer('offline'), QUESTION_MS);
      this.#questions.set(ask, answer);
      this.#post({ kind: 'ask-portal', ask, question });
    });
  }

  /** To be called before the base is closed. */
  async stop(): Promise<void> {
    this.#ended = true;
    clearTimeout(this.#again);
    await this.#starting;
    await this.#stopWorker();
  }

  #run(worker: Worker): void {
    const ended = Promise.withResolvers<void>();
    const running: Running = { worker, ended: ended.promise, stopping: false };
    this.#running = running;
    worker.on('message', (report: SyncReport) => this.#hear(report));
    worker.on('error', (error) => this.#needs.ports.log.error('sync-thread', error));
    worker.on('exit', (code) => {
      if (this.#running === running) this.#running = undefined;
      for (const answer of this.#answers.values()) answer(undefined);
      this.#answers.clear();
      for (const answer of this.#fetches.values()) answer('unreachable');
      for (const answer of this.#questions.values()) answer('offline');
      this.#standing = 'offline';
      ended.resolve();
      if (!running.stopping) this.#died(code);
    });
    if (this.#holds > 0) this.#post({ kind: 'hold', ask: 0 });
    if (this.#station !== undefined) this.tellStation(this.#station);
  }

  /** What it was doing is begun again by the next one: it keeps nothing that is not in the base. */
  #died(code: number): void {
    if (this.#ended) return;
    this.#needs.ports.log.error('sync-thread-ended', new Error(`exit code ${code}`));
    this.#startLater();
  }

  #startLater(): void {
    if (this.#ended) return;
    const delay = Math.min(LONGEST_RESTART_MS, FIRST_RESTART_MS * 2 ** this.#deaths);
    this.#deaths += 1;
    this.#again = setTimeout(() => {
      this.start().catch((error: unknown) => {
        // An import has the base, or the disk is full: later, then.
        this.#needs.ports.log.error('sync-not-started', error);
        this.#startLater();
      });
    }, delay);
    this.#again.unref();
  }

  async #stopWorker(): Promise<void> {
    const running = this.#running;
    if (running === undefined) return;
    running.stopping = true;
    this.#post({ kind: 'stop' });
    const late = setTimeout(() => void running.worker.terminate(), STOP_MS);
    await running.ended;
    clearTimeout(late);
  }

  async #standAside(): Promise<() => void> {
    this.#holds += 1;
    await this.#ask((ask) => ({ kind: 'hold', ask }));
    return () => {
      this.#holds -= 1;
      this.#post({ kind: 'release' });
    };
  }

  /** Undefined when there is no thread, it dies, or it is late. */
  #ask(request: (ask: number) => SyncRequest, timeoutMs?: number): Promise<LinkStanding | undefined> {
    if (this.#running === undefined) return Promise.resolve(undefined);
    this.#asks += 1;
    const ask = this.#asks;
    return new Promise((resolve) => {
      const late = timeoutMs === undefined ? undefined : setTimeout(() => answer(undefined), timeoutMs);
      const answer = (standing: LinkStanding | undefined) => {
        clearTimeout(late);
        this.#answers.delete(ask);
        resolve(standing);
      };
      this.#answers.set(ask, answer);
      this.#post(request(ask));
    });
  }

  #post(request: SyncRequest): void {
    this.#running?.worker.postMessage(request);
  }

  #receives(receiving: boolean): void {
    if (this.#receiving === receiving) return;
    this.#receiving = receiving;
    this.#relay(() => this.#needs.events.changed(['sync']));
  }

  #hear(report: SyncReport): void {
    const { ports, events, base } = this.#needs;
    switch (report.kind) {
      case 'stands':
        this.#deaths = 0;
        this.#standing = report.standing.state;
        if (report.standing.state !== 'offline') this.#lastAnswerAt = report.at;
        this.#receives(false);
        return;
      case 'pulled':
        this.#pull = report.progress;
        this.#receives(report.progress !== null);
        if (report.progress !== null) {
          events.publish({ kind: 'progress', work: 'portal', step: PULL_STEP, ...report.progress });
        }
        return;
      case 'changed':
        base.written();
        this.#relay(() => events.changed(report.topics));
        return;
      case 'tried':
        this.#answers.get(report.ask)?.(report.standing);
        return;
      case 'held':
        this.#answers.get(report.ask)?.(undefined);
        return;
      case 'fetched':
        this.#fetches.get(report.ask)?.(report.outcome);
        return;
      case 'told':
        this.#questions.get(report.ask)?.(report.answer);
        return;
      case 'sign':
        this.#sign(report.ask, report.text);
        return;
      case 'note':
        ports.log.info(report.event, report.facts);
        return;
      case 'fault':
        ports.log.error(
          'sync-fault',
          Object.assign(new Error(report.message), { code: report.code, stack: report.stack }),
        );
        return;
      default:
        assertNever(report);
    }
  }

  #relay(tell: () => void): void {
    this.#relaying = true;
    try {
      tell();
    } finally {
      this.#relaying = false;
    }
  }

  #sign(ask: number, text: string): void {
    const { ports } = this.#needs;
    try {
      this.#post({ kind: 'signed', ask, signature: ports.secrets.deviceKey().sign(text) });
    } catch (error) {
      // Answered all the same: the portal refuses it, and the clerk reads that this post is not known there.
      ports.log.error('device-key', error);
      this.#post({ kind: 'signed', ask, signature: '' });
    }
  }
}

/** What a first pull is called where its progress is shown. */
export const PULL_STEP = 'Réception des comptes du portail';
