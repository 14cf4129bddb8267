import { useId, useState } from 'react';
import { formatDate, isoDate } from '../../../../rules/dates.ts';
import type { CoreClient } from '../../../app/core.tsx';
import { useSearchText } from '../../../app/search-text.ts';
import { usePost } from '../../../app/session.ts';
import { useText } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { IconInfo, IconLibrary } from '../../../ui/icons.ts';
import { announce } from '../../../ui/live-region.tsx';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { SidePanel } from '../../../ui/side-panel.tsx';
import { StatusChip } from '../../../ui/status-chip.tsx';
import { RuleLines } from '../../registrations/guide/rule-line.tsx';

type Text = Awaited<ReturnType<CoreClient['documents']['desk']>>['library'][number];

/** "Bibliothèque": the landlord's texts, read here, given to a tenant on an account. */
export function Library({ items }: { readonly items: readonly Text[] }) {
  const t = useText();
  const landlord = usePost()?.landlordName ?? '';
  const [reading, setReading] = useState<Text | null>(null);
  const [open, setOpen] = useState(false);
  return (
    <section className="papers-library" aria-labelledby="desk-library">
      <SectionHeading id="desk-library">{t('documents.desk.library')}</SectionHeading>
      <p className="papers-intro">
        {items.length === 0
          ? t('documents.desk.libraryEmptyWhy')
          : t('documents.desk.libraryText', { landlord })}
      </p>
      <div className="papers-texts">
        {items.map((one) => (
          <Item
            key={one.item}
            text={one}
            onRead={() => {
              setReading(one);
              setOpen(true);
            }}
          />
        ))}
      </div>
      {items.length > 0 && <RuleLines rules={items.map(({ rule }) => rule)} />}
      {reading !== null && (
        <SidePanel
          open={open}
          onClose={() => setOpen(false)}
          title={reading.title}
          subtitle={t('documents.desk.version', { date: formatDate(isoDate(reading.version)) })}
        >
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a text that scrolls is read with the arrow keys */}
          <section className="papers-reading" tabIndex={0} aria-label={reading.title}>
            {reading.sections.map(({ title, paragraphs }) => (
              <section key={title}>
                <h3 className="text-section">{title}</h3>
                {paragraphs.map((paragraph) => (
                  <p key={paragraph}>{paragraph}</p>
                ))}
              </section>
            ))}
          </section>
        </SidePanel>
      )}
    </section>
  );
}

function Item({ text, onRead }: { readonly text: Text; readonly onRead: () => void }) {
  const t = useText();
  const id = useId();
  const { title, summary, version, specimen } = text;
  const give = () => {
    useSearchText.getState().askAct('order');
    announce(t('search.actFirst.order'));
  };
  return (
    <article className="papers-text" aria-labelledby={id}>
      <h3 id={id} className="papers-text-title">
        <IconLibrary />
        {title}
      </h3>
      <p className="text-second text-ink-2">{summary}</p>
      <p className="papers-text-facts">
        <span>{t('documents.desk.version', { date: formatDate(isoDate(version)) })}</span>
        {specimen && <StatusChip icon={IconInfo}>{t('documents.desk.specimen')}</StatusChip>}
      </p>
      <div className="papers-text-acts">
        <Button size="small" aria-label={t('documents.desk.readNamed', { title })} onClick={onRead}>
          {t('documents.desk.read')}
        </Button>
        <Button size="small" aria-label={t('documents.desk.giveNamed', { title })} onClick={give}>
          {t('documents.desk.give')}
        </Button>
      </div>
    </article>
  );
}
