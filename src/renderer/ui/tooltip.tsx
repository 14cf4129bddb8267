import type { ComponentProps } from 'react';
import { Tooltip as AriaTooltip, Focusable, TooltipTrigger } from 'react-aria-components/Tooltip';
import { KeyHints, type KeyName } from './key-hint.tsx';

export type TooltipProps = {
  /** The same words as the control's accessible name; never information of its own. */
  readonly text: string;
  readonly keys?: readonly KeyName[];
  /** One focusable element: an IconButton. */
  readonly children: ComponentProps<typeof Focusable>['children'];
};

/** The word of an icon-only button, after 500 ms or on keyboard focus. */
export function Tooltip({ text, keys, children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      <Focusable>{children}</Focusable>
      <AriaTooltip className="tooltip" offset={6}>
        {text}
        {keys !== undefined && <KeyHints names={keys} />}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
