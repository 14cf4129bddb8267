import type { ReactNode } from 'react';
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components/Tabs';
import { classNames } from './class-names.ts';
import { Counter } from './counter.tsx';

export type TabItem<Id extends string> = {
  readonly id: Id;
  readonly label: string;
  /** A number in a pill; absent or 0: no pill. */
  readonly count?: number | undefined;
};

export type TabsProps<Id extends string> = {
  /** What the tabs divide, for assistive technology ("Sections du compte"). */
  readonly label: string;
  readonly items: readonly TabItem<Id>[];
  readonly current: Id;
  readonly onChange: (id: Id) => void;
  /** The content of the current tab. */
  readonly children: ReactNode;
  readonly className?: string;
  readonly listClassName?: string;
  readonly panelClassName?: string;
};

/** Underlined tabs: arrows move and open at once, the panel below is the current one's. */
export function Tabs<Id extends string>({
  label,
  items,
  current,
  onChange,
  children,
  className,
  listClassName,
  panelClassName,
}: TabsProps<Id>) {
  return (
    <AriaTabs
      selectedKey={current}
      onSelectionChange={(key) => {
        const item = items.find(({ id }) => id === key);
        if (item !== undefined && item.id !== current) onChange(item.id);
      }}
      className={classNames('tabs', className)}
    >
      <TabList aria-label={label} className={classNames('tab-list', listClassName)}>
        {items.map(({ id, label: word, count }) => (
          <Tab key={id} id={id} className="tab">
            {word}
            {count !== undefined && count > 0 && <Counter value={count} />}
          </Tab>
        ))}
      </TabList>
      {/* Its own element per tab: react-aria never changes a panel's id, and the tab would control nothing. */}
      <TabPanel key={current} id={current} className={classNames('tab-panel', panelClassName)}>
        {children}
      </TabPanel>
    </AriaTabs>
  );
}
