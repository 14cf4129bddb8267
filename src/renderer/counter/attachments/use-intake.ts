import { useEffect, useRef, useState } from 'react';
import { v7 as mintId } from 'uuid';
import type { AttachmentRow } from '../../../contract/attachments.ts';
import { ATTACHMENTS } from '../../../rules/attachments/files.ts';
import { useCore } from '../../app/core.tsx';
import { type FailureInWords, failureInWords } from '../../app/failure.ts';
import { useText } from '../../i18n/i18n.ts';
import { announce } from '../../ui/live-region.tsx';
import { fileFacts } from './file-words.ts';
import { type GivenFile, sendFile } from './send-file.ts';

/** A file on its way into the form, or one that was refused. */
export type Incoming = {
  readonly id: string;
  readonly name: string;
  /** Null where it is not known: a file of the scanner's folder. */
  readonly size: number | null;
  readonly state:
    | { readonly kind: 'waiting' }
    | { readonly kind: 'sending'; readonly sent: number }
    | { readonly kind: 'checking' }
    | { readonly kind: 'refused'; readonly refusal: FailureInWords };
};

type Work = (onSent: (sent: number) => void, signal: AbortSignal) => Promise<AttachmentRow>;
type Job = {
  readonly id: string;
  readonly name: string;
  readonly size: number | null;
  readonly work: Work;
  readonly stop: AbortController;
};

export type Intake = {
  readonly incoming: readonly Incoming[];
  /** Files of a person, and names of folders dropped by mistake. */
  take(files: readonly GivenFile[], folders?: readonly string[]): void;
  /** A file of the scanner's folder; `onTaken` once it is joined. */
  takeScan(name: string, onTaken: () => void): void;
  /** Stops what is on its way, closes what was refused. */
  dismiss(id: string): void;
  /** Tries a refused one again; undefined where its bytes are not at hand any more. */
  retry(id: string): void;
};

/**
 * Takes files one after the other, in the order they were given. One that is refused says why in its place, and the
 * others go on.
 */
export function useIntake(
  files: readonly AttachmentRow[],
  onChange: (files: readonly AttachmentRow[]) => void,
): Intake {
  const t = useText();
  const { client } = useCore();
  const [incoming, setIncoming] = useState<readonly Incoming[]>([]);
  // The loop outlives a drawing: it adds to what stands in the form now.
  const latest = useRef({ files, onChange });
  latest.current = { files, onChange };
  const queue = useRef<Job[]>([]);
  const jobs = useRef(new Map<string, Job>());
  const running = useRef<Job | null>(null);
  const gone = useRef(false);

  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
      queue.current = [];
      running.current?.stop.abort();
    };
  }, []);

  const put = (id: string, state: Incoming['state']) =>
    setIncoming((before) => before.map((one) => (one.id === id ? { ...one, state } : one)));
  const remove = (id: string) => {
    jobs.current.delete(id);
    setIncoming((before) => before.filter((one) => one.id !== id));
  };
  const refuse = (id: string, name: string, refusal: FailureInWords) => {
    put(id, { kind: 'refused', refusal });
    announce(t('attachments.said.refused', { name, sentence: refusal.title }));
  };
  const ownRefusal = (fault: 'twice' | 'many' | 'folder' | 'gone', code: string): FailureInWords => ({
    title: t(`attachments.fault.${fault}`),
    next: t(`attachments.fault.${fault}Next`),
    kept: t('attachments.fault.kept'),
    code,
    field: undefined,
    waitSeconds: undefined,
  });

  async function run(): Promise<void> {
    if (running.current !== null) return;
    for (let job = queue.current.shift(); job !== undefined; job = queue.current.shift()) {
      running.current = job;
      await runOne(job);
    }
    running.current = null;
  }

  async function runOne({ id, name, size, work, stop }: Job): Promise<void> {
    if (latest.current.files.length >= ATTACHMENTS) return refuse(id, name, ownRefusal('many', 'FIC-NOMBRE'));
    put(id, size === null ? { kind: 'checking' } : { kind: 'sending', sent: 0 });
    try {
      const row = await work(
        (sent) => put(id, sent === size ? { kind: 'checking' } : { kind: 'sending', sent }),
        stop.signal,
      );
      if (gone.current || stop.signal.aborted) return;
      const now = latest.current;
      if (now.files.some(({ sha256 }) => sha256 === row.sha256))
        return refuse(id, name, ownRefusal('twice', 'FIC-DEUX-FOIS'));
      const next = [...now.files, row];
      latest.current = { ...now, files: next };
      now.onChange(next);
      remove(id);
      announce(t('attachments.said.joined', { name: row.name, facts: fileFacts(t, row) }));
    } catch (error) {
      if (gone.current || stop.signal.aborted) return;
      // The browser's own word for a file that is not there any more.
      const unread = error instanceof DOMException;
      refuse(id, name, unread ? ownRefusal('gone', 'FIC-LECTURE') : failureInWords(error));
    }
  }

  function enter(entered: ReadonlyArray<Omit<Job, 'id' | 'stop'>>): void {
    const made = entered.map((job) => ({ ...job, id: mintId(), stop: new AbortController() }));
    for (const job of made) jobs.current.set(job.id, job);
    setIncoming((before) => [
      ...before,
      ...made.map(({ id, name, size }) => ({ id, name, size, state: { kind: 'waiting' } as const })),
    ]);
    queue.current.push(...made);
    void run();
  }

  return {
    incoming,
    take(given, folders = []) {
      setIncoming((before) => [
        ...before,
        ...folders.map((name) => ({
          id: mintId(),
          name,
          size: null,
          state: { kind: 'refused', refusal: ownRefusal('folder', 'FIC-DOSSIER') } as const,
        })),
      ]);
      for (const name of folders)
        announce(t('attachments.said.refused', { name, sentence: t('attachments.fault.folder') }));
      enter(
        given.map((file) => ({
          name: file.name,
          size: file.bytes.size,
          work: (onSent, signal) => sendFile(client, file, onSent, signal),
        })),
      );
    },
    takeScan(name, onTaken) {
      const work: Work = async () => {
        const row = await client.attachments.takeScan({ name });
        onTaken();
        return row;
      };
      enter([{ name, size: null, work }]);
    },
    dismiss(id) {
      const job = jobs.current.get(id);
      const under = queue.current.includes(job as Job) || running.current === job;
      queue.current = queue.current.filter((one) => one.id !== id);
      job?.stop.abort();
      if (job !== undefined && under) announce(t('attachments.said.stopped', { name: job.name }));
      remove(id);
    },
    retry(id) {
      const job = jobs.current.get(id);
      if (job === undefined) return;
      remove(id);
      enter([{ name: job.name, size: job.size, work: job.work }]);
    },
  };
}
