import { useRef, useState } from 'react';
import { v7 as mintId } from 'uuid';
import type { AccountHeader } from '../../../contract/accounts.ts';
import type { InsuranceLetter } from '../../../rules/insurance/states.ts';
import { letterWords } from '../../../rules/insurance/words.ts';
import { useCore } from '../../app/core.tsx';
import { useText } from '../../i18n/i18n.ts';
import { type Icon, IconMail, IconReceipt, IconRule } from '../../ui/icons.ts';
import { announce } from '../../ui/live-region.tsx';
import { type ActDone, ActPanel } from '../account/space/act-panel.tsx';
import { useFocusOnValidate } from '../account/space/suspend-panel.tsx';
import { Will } from '../account/space/will.tsx';
import { useApprovedAct } from '../approval/use-approved-act.ts';

type Props = {
  readonly header: AccountHeader;
  readonly kind: InsuranceLetter;
  /** Why it is due, in a sentence; null once it is given. */
  readonly why: string | null;
  readonly open: boolean;
  readonly onClose: () => void;
};

/** A rappel or a mise en demeure: nothing is asked, so that Entrée gives it; then it is printed. */
export function LetterPanel({ header, kind, why, open, onClose }: Props) {
  const t = useText();
  const { client } = useCore();
  const { account } = header;
  const fields = useRef<HTMLDivElement>(null);
  const [commandId] = useState(() => mintId());
  // As it was when the panel opened: once given, it is due no more.
  const [reason] = useState(why);
  const given = useApprovedAct<ActDone>(
    async () => {
      const paper = await client.insurance.letter({ commandId, account, kind });
      return { papers: [paper], unsent: false };
    },
    false,
    () => announce(t('insurance.letter.announce')),
  );
  useFocusOnValidate();
  const lines: ReadonlyArray<readonly [Icon, string]> = [
    [IconReceipt, t('insurance.letter.numbered')],
    ...(kind === 'mise-en-demeure' ? ([[IconRule, t('insurance.letter.month')]] as const) : []),
  ];
  return (
    <ActPanel
      open={open}
      onClose={onClose}
      header={header}
      name={null}
      title={letterWords[kind]}
      doneTitle={t('insurance.letter.done')}
      doneSentences={[t('insurance.letter.hand')]}
      validateLabel={t('insurance.letter.validate')}
      onValidate={given.submit}
      state={given.state}
      fields={fields}
      icon={IconMail}
      aside={<Will lines={lines} />}
    >
      <div>
        <h3 className="text-table font-strong">{t('insurance.letter.why')}</h3>
        <p className="mt-1 text-table">{reason}</p>
      </div>
    </ActPanel>
  );
}
