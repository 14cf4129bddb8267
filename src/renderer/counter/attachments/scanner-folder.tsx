import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useCore } from '../../app/core.tsx';
import { failureInWords } from '../../app/failure.ts';
import { atDesk } from '../../app/format.ts';
import { useAgent } from '../../app/session.ts';
import { useText } from '../../i18n/i18n.ts';
import { AlertLine } from '../../ui/alert-line.tsx';
import { Button } from '../../ui/button.tsx';
import { IconDone, IconError, IconScanner } from '../../ui/icons.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { announce } from '../../ui/live-region.tsx';
import { Skeleton, SkeletonBar } from '../../ui/skeleton.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { sizeWords } from './file-words.ts';

/** How often the folder is looked at while it is shown: a page scanned now is there without a key. */
const LOOKED_AT_MS = 2_000;

type Props = {
  readonly onTake: (name: string, onTaken: () => void) => void;
};

/** What lies in the folder the scanner writes to; a file taken leaves it once its act is recorded. */
export function ScannerFolder({ onTake }: Props) {
  const t = useText();
  const { ask } = useCore();
  const answer = useQuery(
    ask.attachments.scanner.queryOptions({ refetchInterval: LOOKED_AT_MS, gcTime: 0, staleTime: 0 }),
  );
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const [changing, setChanging] = useState(false);
  const mayChange = useAgent().role !== 'agent';
  const { data, error } = answer;

  if (data === undefined && error !== null) {
    const { title, next, code } = failureInWords(error);
    return (
      <AlertLine className="mt-3" tone="danger" icon={IconError} fact={t('attachments.scan.failed')}>
        {[title, next].filter(Boolean).join(' ')} {t('attachments.code')}{' '}
        <span className="document-number">{code}</span>
      </AlertLine>
    );
  }
  if (data === undefined)
    return (
      <Skeleton loading shape={<SkeletonBar className="mt-3 h-11 w-full" />}>
        {null}
      </Skeleton>
    );
  const { folder, fault, files } = data;
  return (
    <section className="attachments-scanner" aria-label={t('attachments.scan.title')}>
      {folder === null ? (
        <p className="text-second">
          <span className="font-strong">{t('attachments.scan.unset')}</span>{' '}
          {!mayChange && t('attachments.scan.unsetAgent')}
        </p>
      ) : (
        <p className="text-small text-ink-2">
          <span className="wrap-anywhere">{t('attachments.scan.where', { folder })}</span>
          {mayChange && !changing && (
            <>
              {' · '}
              <LinkButton onClick={() => setChanging(true)}>{t('attachments.scan.change')}</LinkButton>
            </>
          )}
        </p>
      )}
      {mayChange && (folder === null || changing) && (
        <FolderForm folder={folder} onSaved={() => setChanging(false)} />
      )}
      {fault !== null && (
        <AlertLine tone="warning" icon={IconScanner} fact={t('attachments.scan.failed')}>
          {fault}
        </AlertLine>
      )}
      {folder !== null && fault === null && files.length === 0 && (
        <p className="text-second">{t('attachments.scan.empty')}</p>
      )}
      {files.length > 0 && (
        <>
          <ul className="attachments-scans">
            {files.map(({ name, size, modifiedAt }) => (
              <li key={name}>
                <span className="min-w-0 flex-1">
                  <span className="block font-label wrap-anywhere">{name}</span>
                  <span className="block text-small figures-tabular text-ink-2">
                    {atDesk(modifiedAt).day} {atDesk(modifiedAt).time} · {sizeWords(size)}
                  </span>
                </span>
                {taken.has(name) ? (
                  <span className="attachments-taken">
                    <IconDone size={16} />
                    {t('attachments.scan.taken')}
                  </span>
                ) : (
                  <Button
                    size="small"
                    aria-label={t('attachments.scan.takeNamed', { name })}
                    onClick={() => onTake(name, () => setTaken((before) => new Set([...before, name])))}
                  >
                    {t('attachments.scan.take')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
          <p className="text-small text-ink-2">{t('attachments.scan.leaves')}</p>
        </>
      )}
    </section>
  );
}

function FolderForm({ folder, onSaved }: { readonly folder: string | null; readonly onSaved: () => void }) {
  const t = useText();
  const { client, ask } = useCore();
  const cache = useQueryClient();
  const [path, setPath] = useState(folder ?? '');
  const save = useMutation({
    mutationFn: () =>
      client.attachments.setScannerFolder({ folder: path.trim() === '' ? null : path.trim() }),
    onSuccess() {
      announce(t('attachments.scan.saved'));
      onSaved();
      void cache.invalidateQueries({ queryKey: ask.attachments.scanner.key() });
    },
  });
  return (
    <div className="attachments-folder">
      <TextField
        label={t('attachments.scan.path')}
        size="dense"
        maxLength={1_000}
        value={path}
        onChange={setPath}
        error={save.error === null ? undefined : failureInWords(save.error).title}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.ctrlKey) return;
          event.preventDefault();
          save.mutate();
        }}
      />
      <Button
        size="small"
        busy={save.isPending ? t('attachments.scan.saving') : undefined}
        onClick={() => save.mutate()}
      >
        {t('attachments.scan.save')}
      </Button>
    </div>
  );
}
