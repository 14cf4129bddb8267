import type { ComponentPropsWithRef, ReactNode } from 'react';
import { classNames } from './class-names.ts';

export type TableProps = Omit<ComponentPropsWithRef<'table'>, 'children'> & {
  /** Told to assistive technology; the visible heading stands above the table. */
  readonly label: string;
  /** `flush`: first and last cells touch the page's margins. `inset`: 12 px inside, for chosen rows and cards. */
  readonly edges?: 'flush' | 'inset';
  /** Rows of 44, 40 or 33 px. Default: normal. */
  readonly density?: 'normal' | 'compact' | 'ledger';
  readonly children: ReactNode;
};

/** A real table: text left, figures right, hairlines, no zebra, no vertical lines. */
export function Table({
  label,
  edges = 'flush',
  density = 'normal',
  className,
  children,
  ...rest
}: TableProps) {
  return (
    <table
      {...rest}
      aria-label={label}
      className={classNames('table', className)}
      data-edges={edges}
      data-density={density}
    >
      {children}
    </table>
  );
}

export type TableHeadProps = {
  /** Stays at the top of the scrolling area. */
  readonly sticky?: boolean;
  readonly children: ReactNode;
};

/** The head row: give it HeadCells. */
export function TableHead({ sticky = false, children }: TableHeadProps) {
  return (
    <thead className="table-head" data-sticky={sticky || undefined}>
      <tr>{children}</tr>
    </thead>
  );
}

export function TableBody({ children, ...rest }: ComponentPropsWithRef<'tbody'>) {
  return <tbody {...rest}>{children}</tbody>;
}

type Align = 'start' | 'end';

export type HeadCellProps = Omit<ComponentPropsWithRef<'th'>, 'align'> & { readonly align?: Align };

/** A column's name. A column without a visible name still takes one, in a VisuallyHidden. */
export function HeadCell({ align = 'start', className, ...rest }: HeadCellProps) {
  return <th scope="col" {...rest} className={classNames('table-cell', className)} data-align={align} />;
}

export type RowProps = ComponentPropsWithRef<'tr'> & {
  /** The row the keys act on: tinted, barred, stronger; told by `aria-selected` where the role allows it. */
  readonly chosen?: boolean;
  /** Answers to the pointer: hover colour. Keyboard access is the screen's work (one tab stop, arrows). */
  readonly interactive?: boolean;
  /** `total`: rule above and stronger. `opened`: the sunken head of an opened month. `line`: inside it. */
  readonly kind?: 'plain' | 'total' | 'opened' | 'line' | 'payment';
};

export function Row({ chosen = false, interactive = false, kind = 'plain', className, ...rest }: RowProps) {
  return (
    <tr
      {...rest}
      className={classNames('table-row', className)}
      data-chosen={chosen || undefined}
      data-interactive={interactive || undefined}
      data-kind={kind}
      aria-current={chosen && rest.role === undefined ? 'true' : rest['aria-current']}
    />
  );
}

export type CellProps = Omit<ComponentPropsWithRef<'td'>, 'align'> & {
  readonly align?: Align;
  /** Amounts and dates: tabular. `reference`: account references. Names and codes with a hyphen: neither. */
  readonly figures?: 'tabular' | 'reference';
  /** `ink-2` for what supports, `danger` for what is late. */
  readonly tone?: 'ink' | 'ink-2' | 'danger';
  readonly strong?: boolean;
  /** The cell that names the row for assistive technology. */
  readonly rowHeader?: boolean;
};

export function Cell({
  align = 'start',
  figures,
  tone = 'ink',
  strong,
  rowHeader,
  className,
  ...rest
}: CellProps) {
  const attributes = {
    'data-align': align,
    'data-tone-text': tone,
    'data-strong': strong || undefined,
    className: classNames(
      'table-cell',
      figures === 'tabular' && 'figures-tabular',
      figures === 'reference' && 'reference',
      className,
    ),
  };
  return rowHeader ? <th scope="row" {...rest} {...attributes} /> : <td {...rest} {...attributes} />;
}
