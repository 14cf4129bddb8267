import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useCore } from '../../../app/core.tsx';
import { failureInWords } from '../../../app/failure.ts';
import { useText } from '../../../i18n/i18n.ts';
import { AlertLine } from '../../../ui/alert-line.tsx';
import { Button } from '../../../ui/button.tsx';
import { IconPrint, IconPrintFailed } from '../../../ui/icons.ts';
import { PrintPanel } from '../../printing/print-panel.tsx';
import type { Guide } from './use-guide.ts';

type Props = { readonly guide: Guide; readonly account: string };

/** "Imprimer": terms and notice on a numbered paper, issued once for this registration. */
export function TermsPaper({ guide: { form, edit }, account }: Props) {
  const t = useText();
  const { client, ask } = useCore();
  const [printing, setPrinting] = useState(false);
  const number = form.termsPaper?.number ?? null;
  const documents = useQuery(
    ask.documents.list.queryOptions({ input: { account }, enabled: printing && number !== null }),
  );
  const issue = useMutation({
    mutationFn: () =>
      client.registrations.paper({ commandId: form.termsPaperId, account, kind: 'conditions' }),
    onSuccess: async (paper) => {
      edit({ termsPaper: paper, termsOn: 'paper' });
      await documents.refetch();
      setPrinting(true);
    },
  });
  const row = documents.data?.find((one) => one.origin === 'issued' && one.number === number) ?? null;
  const failure = issue.error === null ? null : failureInWords(issue.error);
  return (
    <>
      <Button
        size="small"
        icon={IconPrint}
        busy={issue.isPending ? t('registrations.terms.printing') : undefined}
        onClick={() => {
          if (form.termsPaper === null) issue.mutate();
          else {
            edit({ termsOn: 'paper' });
            setPrinting(true);
          }
        }}
      >
        {t('registrations.terms.print')}
      </Button>
      {failure !== null && (
        <AlertLine
          className="basis-full"
          tone="warning"
          icon={IconPrintFailed}
          role="alert"
          fact={t('registrations.terms.paperFailed')}
        >
          {[failure.title, failure.next].filter(Boolean).join(' ')} {t('registrations.refused.code')}{' '}
          <span className="document-number">{failure.code}</span>
        </AlertLine>
      )}
      <PrintPanel account={account} row={printing ? row : null} onClose={() => setPrinting(false)} />
    </>
  );
}
