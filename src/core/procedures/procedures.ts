import { implement, ORPCError } from '@orpc/server';
import type { ProcedureKind } from '../../contract/base.ts';
import { contract } from '../../contract/contract.ts';
import type { Topic } from '../../contract/events.ts';
import { type BaseHolder, BaseUnavailable } from '../database/base-holder.ts';
import type { ReadableDb, WritableDb } from '../database/connection.ts';
import { isKioskBase } from '../kiosk/kiosk-base.ts';
import type { Ports } from '../ports.ts';
import type { SyncDesk } from '../sync/desk.ts';
import type { EventHub } from './events.ts';
import { Refusal } from './refusal.ts';
import type { PortSession } from './session.ts';

/** What every procedure of one connection is called with. */
export type PortContext = { readonly session: PortSession };

/** What the handlers of the core share; made once by openCore. */
export type CoreServices = {
  readonly ports: Ports;
  readonly base: BaseHolder;
  readonly events: EventHub;
  /** The way to the landlord's portal, where this base is joined to one. */
  readonly sync: SyncDesk;
  /** Ends a kiosk's program: the staff's code was typed. */
  readonly leave?: () => void;
  /** Work to end before the base is closed. */
  readonly closing: Set<() => Promise<void>>;
};

export type QueryScope = {
  readonly db: ReadableDb;
  readonly session: PortSession;
  readonly core: CoreServices;
};
export type CommandScope = {
  readonly db: WritableDb;
  readonly session: PortSession;
  readonly core: CoreServices;
  /** Topics told after the commit, forgotten on a rollback. */
  readonly changed: (...topics: Topic[]) => void;
};
export type EffectScope = {
  readonly session: PortSession;
  readonly core: CoreServices;
  readonly signal: AbortSignal | undefined;
  /** A short read of the base. */
  readonly read: <T>(work: (db: ReadableDb) => Sync<T>) => T;
  /** A short transaction of its own, with its events. */
  readonly write: <T>(work: (scope: CommandScope) => Sync<T>) => T;
};

/** A value that is not a promise: no `await` can slip inside a transaction. */
export type Sync<T> = T extends PromiseLike<unknown> ? never : T;

type Call<I> = {
  readonly context: PortContext;
  readonly input: I;
  readonly signal?: AbortSignal | undefined;
};

/** Handlers remember their kind so that start-up can hold it against the contract's meta. */
const kinds = new WeakMap<object, ProcedureKind>();
export function kindOf(handler: object): ProcedureKind | undefined {
  return kinds.get(handler);
}

function tagged<H extends object>(kind: ProcedureKind, handler: H): H {
  kinds.set(handler, kind);
  return handler;
}

/** Runs one transaction; events leave only after its commit. */
export function transact<T>(
  core: CoreServices,
  session: PortSession,
  work: (scope: CommandScope) => Sync<T>,
): T {
  const db = core.base.writable();
  const topics: Topic[] = [];
  const result = db
    .transaction(() => {
      const value = work({ db, session, core, changed: (...more) => topics.push(...more) });
      if (value instanceof Promise) throw new Error('a command must be synchronous');
      return value;
    })
    .immediate();
  core.base.written();
  core.events.changed(topics);
  return result;
}

/** Wraps a read. */
export function query<I, O>(core: CoreServices, work: (scope: QueryScope, input: I) => Sync<O>) {
  return tagged(
    'query',
    ({ context, input }: Call<I>): O =>
      answering(core, () => work({ db: core.base.readable(), session: context.session, core }, input)),
  );
}

/** Wraps a read that answers even when the base is missing or blocked. */
export function queryWithoutBase<I, O>(
  core: CoreServices,
  work: (scope: Omit<QueryScope, 'db'>, input: I) => O,
) {
  return tagged(
    'query',
    ({ context, input }: Call<I>): O =>
      answering(core, () => work({ session: context.session, core }, input)),
  );
}

/** Wraps a write: ONE transaction opened here, inside the handler. */
export function command<I, O>(core: CoreServices, work: (scope: CommandScope, input: I) => Sync<O>) {
  return tagged(
    'command',
    ({ context, input }: Call<I>): O =>
      answering(core, () => transact<O>(core, context.session, (scope) => work(scope, input))),
  );
}

/** Wraps asynchronous work. */
export function effect<I, O>(core: CoreServices, work: (scope: EffectScope, input: I) => Promise<O>) {
  return tagged('effect', async ({ context, input, signal }: Call<I>): Promise<O> => {
    try {
      return await work(
        {
          session: context.session,
          core,
          signal,
          read: (read) => read(core.base.readable()) as never,
          write: (write) => transact(core, context.session, write),
        },
        input,
      );
    } catch (error) {
      throw asAnswer(core, error);
    }
  });
}

/** Wraps a stream of events. */
export function stream<O>(
  work: (scope: { session: PortSession; signal: AbortSignal | undefined }) => AsyncGenerator<O>,
) {
  return tagged('stream', ({ context, signal }: Call<unknown>) => work({ session: context.session, signal }));
}

function answering<O>(core: CoreServices, work: () => O): O {
  try {
    return work();
  } catch (error) {
    throw asAnswer(core, error);
  }
}

/** Refusals travel as defined data; a fault leaves the core as a code, its detail goes to the log. */
function asAnswer(core: CoreServices, error: unknown): unknown {
  if (error instanceof ORPCError) return error;
  if (error instanceof Refusal) return refused(error);
  if (error instanceof BaseUnavailable) return refused(new Refusal(error.code, error.message));
  if (isFull(error)) {
    return refused(
      new Refusal('BASE-FULL', "Le disque de ce poste est plein : rien n'a été écrit.", {
        kept: 'Votre saisie est gardée.',
        next: "Libérez de l'espace, puis recommencez.",
      }),
    );
  }
  core.ports.log.error('procedure-fault', error);
  if (isDamaged(error)) {
    return refused(
      new Refusal('BASE-DAMAGED', 'La base est abîmée\u202f: des pages ne se lisent plus.', {
        kept: "L'opération n'a pas été enregistrée\u202f; le fichier n'a pas été effacé.",
        next: 'Fermez Guichet, copiez le dossier de données en lieu sûr, puis restaurez la dernière sauvegarde.',
      }),
    );
  }
  return refused(
    new Refusal('INT-500', "Une erreur interne a interrompu l'opération. Elle n'a pas été enregistrée.", {
      kept: 'Votre saisie est gardée.',
      next: 'Recommencez ; si cela se répète, donnez ce code à votre support.',
    }),
  );
}

function refused(refusal: Refusal) {
  return new ORPCError('REFUSED', {
    defined: true,
    status: 422,
    message: refusal.message,
    data: refusal.failure,
  });
}

/** A large base is not read whole at every start: a damaged page may show only when it is asked for. */
function isDamaged(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  return String(error.code).startsWith('SQLITE_CORRUPT') || error.code === 'SQLITE_NOTADB';
}

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_FULL';
}

const ROLE_NAMES: Readonly<Record<string, string>> = {
  agent: "l'agent",
  responsable: "le responsable d'agence",
  administrateur: "l'administrateur",
};

/** The implementer every feature builds its handlers on: the access check stands in front of all of them. */
export function procedures(core: CoreServices) {
  return implement(contract)
    .$config({ initialOutputValidationIndex: Number.NaN })
    .$context<PortContext>()
    .use(({ context, procedure, next, path }) => {
      const now = core.ports.clock.monotonic();
      if (context.session.lockIfIdle(now, new Date(core.ports.clock.now()).toISOString()))
        core.events.changed(['session']);
      const { access } = procedure['~orpc'].meta;
      if (!access.includes(context.session.access())) {
        throw new ORPCError('FORBIDDEN', {
          defined: true,
          status: 403,
          message: forbiddenSentence(context.session.access(), access),
          data: { allowed: [...access], session: context.session.access() },
        });
      }
      if (context.session.access() === 'kiosk') checkKiosk(core, context.session, path.join('.'), now);
      else if (path[0] !== 'events' && path[0] !== 'sync') context.session.touch(now);
      return next();
    });
}
export type Procedures = ReturnType<typeof procedures>;

/** What a kiosk's screen asks by itself: nobody has touched it. */
const ASKED_BY_SCREEN: ReadonlySet<string> = new Set(['kiosk.station.status', 'kiosk.money.paymentState']);

/** A kiosk's port serves a kiosk's base alone; whoever did nothing for too long is forgotten before his next touch. */
function checkKiosk(core: CoreServices, session: PortSession, path: string, now: number): void {
  session.visit(now);
  if (!ASKED_BY_SCREEN.has(path)) session.touch(now);
  if (path.startsWith('kiosk.station.') || core.base.fault !== undefined) return;
  if (!isKioskBase(core.base.readable())) {
    throw refused(new Refusal('BOR-BASE', "La base de ce poste n'est pas celle d'une borne."));
  }
}

function forbiddenSentence(current: string, access: readonly string[]): string {
  if (current === 'locked') return 'Le poste est verrouillé. Entrez votre code pour reprendre.';
  if (current === 'anonymous') return 'Connectez-vous pour continuer.';
  const who = access.map((one) => ROLE_NAMES[one]).filter((one) => one !== undefined);
  return who.length === 0
    ? 'Cette opération n’est ouverte à personne.'
    : `Réservé : seul ${who.join(' ou ')} peut le faire.`;
}
