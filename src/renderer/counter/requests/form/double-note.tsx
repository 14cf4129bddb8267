import { useAgent } from '../../../app/session.ts';
import { useText } from '../../../i18n/i18n.ts';
import { AlertLine } from '../../../ui/alert-line.tsx';
import { IconLook } from '../../../ui/icons.ts';
import { LinkButton } from '../../../ui/link-button.tsx';
import { openRequestAct } from '../../account/requests/open-request.ts';
import { dayWords } from '../shared/request-words.ts';
import type { ChosenMotive, RequestPrepare } from './request-form.ts';
import { isSameProblem } from './same-problem.ts';

type Props = {
  readonly account: string;
  readonly prepared: RequestPrepare;
  readonly chosen: ChosenMotive | null;
};

/** The same place and motive are open already: the clerk completes that one, or goes on. */
export function DoubleNote({ account, prepared, chosen }: Props) {
  const t = useText();
  const agent = useAgent().id;
  const own = prepared.own.find((row) => isSameProblem(row, chosen));
  if (own !== undefined) {
    const { id, number, stateLabel } = own;
    return (
      <AlertLine className="mt-2" tone="warning" icon={IconLook} role="status" fact={t('requests.form.same')}>
        {t('requests.form.sameDetail', { number, state: stateLabel.toLocaleLowerCase('fr') })}{' '}
        <LinkButton onClick={() => openRequestAct(account, agent, id, 'complement')}>
          {t('requests.aside.complete')}
        </LinkButton>
      </AlertLine>
    );
  }
  const building = prepared.building.find((row) => isSameProblem(row, chosen));
  if (building === undefined) return null;
  const state = building.state.toLocaleLowerCase('fr');
  return (
    <AlertLine
      className="mt-2"
      tone="warning"
      icon={IconLook}
      role="status"
      fact={t('requests.form.sameBuilding')}
    >
      {building.openedOn === null
        ? t('requests.form.sameBuildingNoDay', { state: building.state })
        : t('requests.form.sameBuildingDetail', { day: dayWords(building.openedOn, ''), state })}
    </AlertLine>
  );
}
