import { atDesk } from '../../../app/format.ts';
import { useText } from '../../../i18n/i18n.ts';
import { IconDraft } from '../../../ui/icons.ts';
import { LinkButton } from '../../../ui/link-button.tsx';

type Props = {
  readonly draft: { readonly keptAt: string | null; readonly failing: boolean; erase(): void };
};

/** Where the draft of an act stands, and the way to throw it away. */
export function DraftNote({ draft: { keptAt, failing, erase } }: Props) {
  const t = useText();
  if (failing) return <p className="text-small text-warning">{t('spaces.panel.draftFailing')}</p>;
  if (keptAt === null) return null;
  const { day, time } = atDesk(keptAt);
  const today = atDesk(new Date().toISOString()).day === day;
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-small text-ink-2">
      <IconDraft size={16} />
      <span>
        {today ? t('spaces.panel.draftKept', { time }) : t('spaces.panel.draftKeptDay', { day, time })}
      </span>
      <LinkButton onClick={erase}>{t('spaces.panel.erase')}</LinkButton>
    </p>
  );
}
