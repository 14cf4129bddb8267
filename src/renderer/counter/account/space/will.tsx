import type { ReactNode } from 'react';
import { useText } from '../../../i18n/i18n.ts';
import type { Icon } from '../../../ui/icons.ts';

type Props = {
  readonly lines: ReadonlyArray<readonly [Icon, string]>;
  readonly title?: string;
  readonly children?: ReactNode;
};

/** What an act will do, before it is done. */
export function Will({ lines, title, children }: Props) {
  const t = useText();
  const heading = title ?? t('spaces.panel.will');
  return (
    <section aria-label={heading} className="space-will">
      <h3 className="text-table font-strong">{heading}</h3>
      {children}
      <ul className="will-list">
        {lines.map(([LineIcon, words]) => (
          <li key={words}>
            <LineIcon />
            <span>{words}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
