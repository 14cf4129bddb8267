import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { LiveRegion } from './live-region.tsx';
import { ToastRegion } from './toast.tsx';

/**
 * React-aria writes one rule (touch-action) into a <style> of its own the first time something pressable mounts,
 * unless an element with this id is already there. The content security policy forbids injected styles, so the id
 * is taken here, when the module loads and before anything mounts; `base.css` carries the rule.
 */
const styleId = 'react-aria-pressable-style';
if (typeof document !== 'undefined' && document.getElementById(styleId) === null) {
  const placeholder = document.createElement('meta');
  placeholder.id = styleId;
  document.head.append(placeholder);
}

/** Wraps each entry of the renderer once: French for what react-aria says by itself, announcements, messages. */
export function UiProvider({ children }: { readonly children: ReactNode }) {
  return (
    <I18nProvider locale="fr-FR">
      {children}
      <ToastRegion />
      <LiveRegion />
    </I18nProvider>
  );
}
