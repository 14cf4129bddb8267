import './setup.css';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import type { SetupStatus } from '../../../contract/setup.ts';
import { useCore } from '../../app/core.tsx';
import { type FailureInWords, failureInWords } from '../../app/failure.ts';
import { useTitle } from '../../app/use-title.ts';
import { useText } from '../../i18n/i18n.ts';
import { AlertLine } from '../../ui/alert-line.tsx';
import { Button } from '../../ui/button.tsx';
import { IconError, IconPortal } from '../../ui/icons.ts';
import { BuildingBase } from './building-base.tsx';
import { DeskCard } from './desk-card.tsx';
import { JoinScreen } from './join-screen.tsx';

type Landlord = Extract<SetupStatus, { kind: 'choose' }>['landlords'][number];

/** The first screen of a new post: whose base it holds. */
export function SetupScreen({ landlords }: { readonly landlords: readonly Landlord[] }) {
  const t = useText();
  const { client } = useCore();
  useTitle(t('setup.title'));
  const [chosen, setChosen] = useState(landlords[0]?.id);
  const create = useMutation({
    mutationFn: (landlordId: string) => client.setup.createDemonstration({ landlordId }),
  });
  const [joining, setJoining] = useState(false);
  if (joining) return <JoinScreen onBack={() => setJoining(false)} />;
  if (create.isPending) {
    return <BuildingBase landlord={landlords.find(({ id }) => id === chosen)?.name} />;
  }
  return (
    <DeskCard title={t('setup.title')} intro={t('setup.intro')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (chosen !== undefined) create.mutate(chosen);
        }}
      >
        <LandlordChoice landlords={landlords} chosen={chosen} onChoose={setChosen} />
        {create.error !== null && <CreateFailure failure={failureInWords(create.error)} />}
        <Button type="submit" variant="filled" size="large" keys={['Entrée']} className="setup-submit">
          {t('setup.create')}
        </Button>
        <Button icon={IconPortal} className="setup-other" onClick={() => setJoining(true)}>
          {t('setup.joinInstead')}
        </Button>
      </form>
    </DeskCard>
  );
}

function LandlordChoice({
  landlords,
  chosen,
  onChoose,
}: {
  readonly landlords: readonly Landlord[];
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
}) {
  const t = useText();
  const name = useId();
  const list = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    list.current?.querySelector<HTMLInputElement>('input:checked')?.focus();
  }, []);
  return (
    <fieldset ref={list} className="landlords">
      <legend className="visually-hidden">{t('setup.landlords')}</legend>
      {landlords.map((landlord) => (
        <label key={landlord.id} className="landlord">
          <input
            type="radio"
            name={name}
            checked={landlord.id === chosen}
            className="landlord-input"
            onChange={() => onChoose(landlord.id)}
          />
          <span className="landlord-name">{landlord.name}</span>{' '}
          <span className="landlord-facts">
            {[landlord.legalForm, landlord.city].filter((word) => word !== '').join(' · ')}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function CreateFailure({ failure }: { readonly failure: FailureInWords }) {
  const t = useText();
  return (
    <AlertLine tone="danger" icon={IconError} fact={t('setup.failed')} role="alert" className="mt-4">
      {failure.title} {failure.next ?? t('setup.failedNext')} {t('ui.error.code')}{' '}
      <span className="document-number">{failure.code}</span>
    </AlertLine>
  );
}
