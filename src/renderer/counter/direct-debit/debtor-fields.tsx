import type { RefObject } from 'react';
import { useText } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import type { DebitOfAccount } from './debit-words.ts';

type Props = {
  readonly debtors: DebitOfAccount['debtors'];
  readonly debtor: string;
  readonly lines: string;
  readonly debtorError: string | undefined;
  readonly linesError: string | undefined;
  readonly debtorRef: RefObject<HTMLInputElement | null>;
  readonly linesRef: RefObject<HTMLTextAreaElement | null>;
  readonly onEdit: (change: { readonly debtor?: string; readonly lines?: string }) => void;
};

/** Whose account it is: somebody of the lease in one press, or anybody who pays. */
export function DebtorFields(props: Props) {
  const { debtors, debtor, lines, debtorError, linesError, debtorRef, linesRef, onEdit } = props;
  const t = useText();
  const others = debtors.filter(({ name }) => name !== debtor.trim());
  return (
    <>
      <div className="debit-debtor">
        <TextField
          ref={debtorRef}
          label={t('directDebit.form.debtor')}
          size="dense"
          maxLength={70}
          value={debtor}
          error={debtorError}
          onChange={(text) => onEdit({ debtor: text })}
        />
        {others.length > 0 && (
          <p className="debit-debtors">
            {others.map((one) => (
              <Button
                key={one.name}
                size="small"
                onClick={() => {
                  onEdit({ debtor: one.name, lines: one.lines.join('\n') });
                  debtorRef.current?.focus();
                }}
              >
                <VisuallyHidden>{t('directDebit.form.debtorPick')} </VisuallyHidden>
                {one.name}
              </Button>
            ))}
          </p>
        )}
      </div>
      <TextArea
        ref={linesRef}
        label={t('directDebit.form.lines')}
        rows={2}
        maxLength={430}
        value={lines}
        error={linesError}
        onChange={(text) => onEdit({ lines: text })}
      />
    </>
  );
}
