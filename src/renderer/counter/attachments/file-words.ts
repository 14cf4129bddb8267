import type { AttachmentRow, ShownAttachment } from '../../../contract/attachments.ts';
import { formatCount } from '../../app/format.ts';
import type { useText } from '../../i18n/i18n.ts';

type Text = ReturnType<typeof useText>;

const figures = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 });

/** "340 Ko", "1,2 Mo": rounded as a person says it, never "0 Ko". */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000_000) return `${figures.format(Math.max(1, Math.round(bytes / 1_000)))}\u00a0Ko`;
  return `${figures.format(bytes / 1_000_000)}\u00a0Mo`;
}

/** "PDF, 2 pages, 340 Ko"; a picture has no pages. */
export function fileFacts(t: Text, { type, pages, size }: AttachmentRow): string {
  const counted = type === 'pdf' ? [t('attachments.pages', { count: pages, n: formatCount(pages) })] : [];
  return [t(`attachments.type.${type}`), ...counted, sizeWords(size)].join(', ');
}

/** Where its bytes are, when there is something to know about it. */
export function whereWords(t: Text, { here, uploaded, size }: ShownAttachment): string | null {
  if (uploaded !== null) {
    return uploaded === 0
      ? t('attachments.state.waiting')
      : t('attachments.state.sending', { share: shareOf(uploaded, size) });
  }
  return here ? null : t('attachments.state.away');
}

/** Whole hundredths, never 100 before the end. */
export function shareOf(done: number, total: number): number {
  if (total <= 0) return 0;
  return done >= total ? 100 : Math.max(0, Math.min(99, Math.floor((done / total) * 100)));
}
