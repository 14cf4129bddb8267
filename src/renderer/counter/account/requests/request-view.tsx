import '../../requests/shared/shared.css';
import './requests-tab.css';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Request } from '../../../../contract/requests.ts';
import { useCommands } from '../../../app/commands.ts';
import { useCore } from '../../../app/core.tsx';
import { useRoute } from '../../../app/route.ts';
import { useText } from '../../../i18n/i18n.ts';
import { AlertLine } from '../../../ui/alert-line.tsx';
import { Button } from '../../../ui/button.tsx';
import {
  IconBack,
  IconDone,
  IconEdit,
  IconInfo,
  IconMail,
  IconNote,
  IconRefused,
} from '../../../ui/icons.ts';
import { LinkButton } from '../../../ui/link-button.tsx';
import { RequestMarks, StateChip } from '../../requests/shared/request-chips.tsx';
import { dayAndTime, eventTitle } from '../../requests/shared/request-words.ts';
import { Asked } from '../asked.tsx';
import type { RequestAct } from './open-request.ts';
import { RequestFacts } from './request-facts.tsx';
import { Timeline } from './timeline.tsx';

type Props = {
  /** Null for a request of the building that belongs to no account. */
  readonly account: string | null;
  readonly request: string;
  readonly backLabel: string;
  readonly onBack: () => void;
  /** Absent where nothing can be done with it. */
  readonly onAct?: (act: Exclude<RequestAct, 'visit'>) => void;
};

const TITLE_ID = 'request-title';

/** One request: what was asked, everything said since, and what can be done with it now. */
export function RequestView({ account, request, backLabel, onBack, onAct }: Props) {
  const { ask } = useCore();
  const answer = useQuery(ask.requests.read.queryOptions({ input: { account, request } }));
  useCommands([
    {
      id: 'request.list',
      label: backLabel,
      icon: IconBack,
      chord: { key: 'Escape' },
      keyOnly: true,
      run: onBack,
    },
  ]);
  return (
    <div className="request-view">
      <div>
        <Button
          className="-ms-2.5"
          variant="quiet"
          size="small"
          icon={IconBack}
          keys={['Échap']}
          onClick={onBack}
        >
          {backLabel}
        </Button>
        <Asked answer={answer}>
          {(data) => <Shown request={data} {...(onAct !== undefined && { onAct })} />}
        </Asked>
      </div>
    </div>
  );
}

type ShownProps = Pick<Props, 'onAct'> & { readonly request: Request };

function Shown({ request, onAct }: ShownProps) {
  const t = useText();
  const { number, label, may, refused, state } = request;
  const news = useSeen(request);
  const over = state === 'close' || state === 'annulee';
  useEffect(() => document.getElementById(TITLE_ID)?.focus(), []);
  useHandsKept(may);
  useRequestCommands(request, onAct);
  return (
    <div className="request-view">
      <div className="request-view-head">
        <div className="min-w-0">
          <h2 id={TITLE_ID} tabIndex={-1} className="text-panel outline-none">
            {label}
          </h2>
          <p className="request-view-chips">
            <span className="document-number text-table text-ink-2">{number}</span>
            <StateChip row={request} />
            <RequestMarks row={{ ...request, news }} />
          </p>
        </div>
        {onAct !== undefined && (
          <div className="request-view-acts">
            {may.complement && (
              <Button variant="tinted" icon={IconNote} onClick={() => onAct('complement')}>
                {t('requests.view.complement')}
              </Button>
            )}
            {may.modify && (
              <Button icon={IconEdit} onClick={() => onAct('modify')}>
                {t('requests.view.modify')}
              </Button>
            )}
            {may.close && (
              <Button icon={IconDone} onClick={() => onAct('close')}>
                {t('requests.view.close')}
              </Button>
            )}
          </div>
        )}
      </div>
      {refused !== null && <Refused reason={refused.reason} />}
      {news && <News request={request} />}
      {over && (
        <AlertLine icon={IconInfo} fact={t('requests.view.closedFact')}>
          {t('requests.view.closedNote')}
        </AlertLine>
      )}
      <RequestFacts request={request} />
      <Timeline request={request} />
    </div>
  );
}

/** Frames within which a panel has gone and the focus has settled. */
const FRAMES_TO_SETTLE = 40;

/** An act that can be done no more takes its button away: the hands then go to the title, not to nobody. */
function useHandsKept({ complement, modify, close }: Request['may']): void {
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when what may be done changes, whatever it is
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    let frames = 0;
    let frame = requestAnimationFrame(look);
    function look(): void {
      frames += 1;
      if (document.activeElement === document.body) document.getElementById(TITLE_ID)?.focus();
      else if (frames < FRAMES_TO_SETTLE) frame = requestAnimationFrame(look);
    }
    return () => cancelAnimationFrame(frame);
  }, [complement, modify, close]);
}

function useRequestCommands({ may, label }: Request, onAct: ShownProps['onAct']): void {
  const t = useText();
  const acts = [
    { act: 'complement', icon: IconNote },
    { act: 'modify', icon: IconEdit },
    { act: 'close', icon: IconDone },
  ] as const;
  useCommands(
    onAct === undefined
      ? []
      : acts
          .filter(({ act }) => may[act])
          .map(({ act, icon }) => ({
            id: `request.${act}`,
            label: t(`requests.panel.title.${act}`),
            detail: label,
            group: t('requests.tab.own'),
            icon,
            run: () => onAct(act),
          })),
  );
}

/** What was new when it was opened stays marked while it is looked at; the post knows it was seen. */
function useSeen({ id, news }: Request): boolean {
  const { client } = useCore();
  const [wasNew, setWasNew] = useState(news);
  if (news && !wasNew) setWasNew(true);
  const told = useRef(false);
  useEffect(() => {
    if (!news) {
      told.current = false;
      return;
    }
    if (told.current) return;
    told.current = true;
    void client.requests.seen({ request: id }).catch(() => {});
  }, [client, id, news]);
  return wasNew;
}

/** What the portal said last. */
function News({ request: { events } }: { readonly request: Request }) {
  const t = useText();
  const last = events.findLast(({ by }) => by === 'portal');
  return (
    <AlertLine tone="accent" icon={IconMail} fact={t('requests.view.news')}>
      {last !== undefined &&
        t('requests.view.newsDetail', {
          what: eventTitle(t, last),
          who: last.author,
          day: dayAndTime(last.at),
        })}
    </AlertLine>
  );
}

/** An act of this post was refused: why, and what to do. */
function Refused({ reason }: { readonly reason: string }) {
  const t = useText();
  const go = useRoute((route) => route.go);
  return (
    <AlertLine tone="danger" icon={IconRefused} fact={t('requests.view.refused')}>
      {reason} {t('requests.view.refusedNext')}{' '}
      <LinkButton onClick={() => go({ name: 'outbox', tab: 'a-traiter' })}>
        {t('requests.view.seeRefusal')}
      </LinkButton>
    </AlertLine>
  );
}
