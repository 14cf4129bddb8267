import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export type SectionHeadingProps = {
  readonly children: ReactNode;
  /** `section` 17/620 inside a page; `ruled` 13/600 on a hairline, for groups of a side column or a sheet. */
  readonly look?: 'section' | 'ruled';
  readonly level?: 2 | 3 | 4;
  readonly id?: string;
  /** At the right end: a date, a count, a link, a switch. */
  readonly aside?: ReactNode;
  readonly className?: string;
};

/** The name of a part of the page. Space and hairlines separate parts, never a box. */
export function SectionHeading({
  children,
  look = 'section',
  level = 2,
  id,
  aside,
  className,
}: SectionHeadingProps) {
  const Heading = `h${level}` as const;
  return (
    <div className={classNames('section-heading', className)} data-look={look}>
      <Heading id={id}>{children}</Heading>
      {aside !== undefined && <div className="section-aside">{aside}</div>}
    </div>
  );
}
