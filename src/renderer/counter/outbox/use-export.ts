import { useMutation } from '@tanstack/react-query';
import { useCore } from '../../app/core.tsx';
import { failureInWords } from '../../app/failure.ts';
import { useText } from '../../i18n/i18n.ts';
import { saveFile } from '../documents/save-file.ts';
import type { Tell } from './outcome-line.tsx';

/** "Exporter": a file of what the portal has not taken, to keep elsewhere than on this post. */
export function useExport(tell: Tell): { readonly running: boolean; run(): void } {
  const t = useText();
  const { client } = useCore();
  const save = useMutation({
    mutationFn: () => client.sync.export(),
    onSuccess: ({ fileName, text }) => {
      saveFile(fileName, new Blob([text], { type: 'text/csv;charset=utf-8' }));
      tell({ tone: 'success', fact: t('outbox.exported'), detail: fileName });
    },
    onError: (error) => {
      const { title, next, code } = failureInWords(error);
      tell({
        tone: 'danger',
        fact: t('outbox.exportFailed'),
        detail: [title, next, code].filter(Boolean).join(' '),
      });
    },
  });
  return { running: save.isPending, run: () => save.mutate() };
}
