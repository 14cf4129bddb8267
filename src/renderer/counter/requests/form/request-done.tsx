import '../../payments/payments.css';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { AccountHeader } from '../../../../contract/accounts.ts';
import type { Request } from '../../../../contract/requests.ts';
import { slotWords } from '../../../../rules/requests/words.ts';
import { useCommands } from '../../../app/commands.ts';
import { formatCount } from '../../../app/format.ts';
import { useAgent } from '../../../app/session.ts';
import { useText } from '../../../i18n/i18n.ts';
import { AlertLine } from '../../../ui/alert-line.tsx';
import { Button } from '../../../ui/button.tsx';
import { Disc } from '../../../ui/error-state.tsx';
import { IconDone, IconPrint, IconRequest, IconSavedHere } from '../../../ui/icons.ts';
import { announce } from '../../../ui/live-region.tsx';
import { formatPhone } from '../../account/phone-words.ts';
import { openRequest } from '../../account/requests/open-request.ts';
import { PAPERS_ID } from '../../payments/field-ids.ts';
import type { HandedPaper } from '../../payments/handed-paper.ts';
import type { PaperActs } from '../../payments/paper-line.tsx';
import { PaperPreview } from '../../payments/paper-preview.tsx';
import { PapersToHand } from '../../payments/papers-to-hand.tsx';
import { ShownPaperActions } from '../../payments/shown-paper-actions.tsx';
import { focusFirst } from '../../registrations/guide/field-ids.ts';
import { dayWords } from '../shared/request-words.ts';
import type { RequestDone } from './request-form.ts';
import { RequestHead } from './request-head.tsx';

const SEE_ID = 'request-see';

type Props = {
  readonly header: AccountHeader;
  readonly answer: RequestDone;
  readonly onAnother: () => void;
};

/** The request is durable: its number, the slip to hand over, and what the clerk does next. */
export function RequestDonePage({ header, answer, onAnother }: Props) {
  const { account } = header;
  const { request } = answer;
  const t = useText();
  const agent = useAgent().id;
  const papers: readonly HandedPaper[] = answer.papers.map((paper) => ({ account, kind: 'acte', ...paper }));
  const [shown, setShown] = useState<string | null>(null);
  const [handed, setHanded] = useState(papers.length === 0);
  const acts = useMemo(() => new Map<string, PaperActs>(), []);
  const paper = papers.find(({ number }) => number === shown);
  useEffect(() => {
    if (shown === null) focusFirst(...(handed ? [] : [PAPERS_ID]), SEE_ID);
  }, [shown, handed]);
  const told = useRef(t('requests.done.announce', { number: request.number, label: request.label }));
  useEffect(() => announce(told.current), []);
  const see = useCallback(() => openRequest(account, agent, request.id), [account, agent, request.id]);
  const handShown = (act: keyof PaperActs) => {
    if (shown !== null) acts.get(shown)?.[act]();
    setShown(null);
  };
  useCommands([
    // Made already: the second press of an impatient hand must do nothing.
    {
      id: 'request.save',
      label: t('requests.form.save'),
      icon: IconRequest,
      chord: { key: 'Enter', ctrl: true },
      keyOnly: true,
      run: () => {},
    },
    { id: 'request.see', label: t('requests.done.see'), icon: IconDone, chord: { key: 'Escape' }, run: see },
    {
      id: 'account.request',
      label: t('requests.done.another'),
      icon: IconRequest,
      chord: { key: 'F4' },
      run: onAnother,
    },
    ...(paper === undefined
      ? []
      : [
          {
            id: 'request.print',
            label: t('printing.print'),
            icon: IconPrint,
            chord: { key: 'F8' },
            run: () => handShown('print'),
          },
        ]),
  ]);
  return (
    <div className="request">
      <RequestHead header={header} />
      <div className="request-done">
        <div className="request-done-column">
          {/* Kept while a paper is shown: what became of a print is not forgotten. */}
          <div hidden={paper !== undefined} className="grid gap-5">
            <div className="request-done-title">
              <Disc tone="success" icon={IconDone} />
              <div className="min-w-0">
                <h2 className="text-panel">{t('requests.done.title')}</h2>
                <p className="text-table text-ink-2">
                  <span className="document-number font-strong text-ink">{request.number}</span> ·{' '}
                  {request.label}
                </p>
              </div>
            </div>
            {papers.length > 0 && (
              <PapersToHand
                open={paper === undefined}
                groups={[{ account, name: null, papers }]}
                safe={t('requests.done.safe')}
                onShow={setShown}
                acts={acts}
                onHanded={setHanded}
              />
            )}
            <DoneFacts request={request} />
            {request.unsent && (
              <AlertLine layout="line" icon={IconSavedHere} fact={t('requests.done.savedHere')}>
                {t('requests.done.savedDetail')}
              </AlertLine>
            )}
          </div>
          {paper !== undefined && (
            <PaperPreview
              papers={papers}
              current={paper}
              back={t('requests.done.back')}
              onShow={setShown}
              onBack={() => setShown(null)}
              actions={<ShownPaperActions onAct={handShown} />}
            />
          )}
        </div>
      </div>
      <footer className="request-foot">
        <Button size="large" icon={IconRequest} keys={['F4']} onClick={onAnother}>
          {t('requests.done.another')}
        </Button>
        <Button
          id={SEE_ID}
          size="large"
          variant={handed ? 'filled' : 'secondary'}
          className="ms-auto"
          keys={['Échap']}
          onClick={see}
        >
          {t('requests.done.see')}
        </Button>
      </footer>
    </div>
  );
}

function DoneFacts({ request }: { readonly request: Request }) {
  const t = useText();
  const { dueOn, contact, availability, events } = request;
  const files = events.flatMap((event) => event.files).length;
  const slots = slotWords(availability);
  const facts: readonly (readonly [string, ReactNode] | null)[] = [
    dueOn === null ? null : [t('requests.done.due'), dayWords(dueOn, '')],
    contact === null || contact.name === ''
      ? null
      : [
          t('requests.done.contact'),
          [contact.name, contact.phone === null ? contact.email : formatPhone(contact.phone)]
            .filter(Boolean)
            .join(', '),
        ],
    slots === '' ? null : [t('requests.done.availability'), slots],
    files === 0
      ? null
      : [t('requests.done.files'), t('requests.done.filesCount', { count: files, n: formatCount(files) })],
  ];
  const told = facts.filter((fact) => fact !== null);
  if (told.length === 0) return null;
  return (
    <dl className="request-facts">
      {told.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
