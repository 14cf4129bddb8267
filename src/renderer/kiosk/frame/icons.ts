import * as lucide from 'lucide-react';
import { createElement } from 'react';

export type KioskIcon = (props: { readonly size?: number }) => React.JSX.Element;

/** Drawn in the kiosk's own unit, so that it grows with the panel; hidden from assistive technology. */
export function icon(Drawing: lucide.LucideIcon, mirrored = false): KioskIcon {
  return ({ size = 44 }) =>
    createElement(Drawing, {
      size: 24,
      strokeWidth: size >= 64 ? 1.75 : 2,
      'aria-hidden': true,
      focusable: false,
      className: mirrored ? 'k-icon k-icon-mirrored' : 'k-icon',
      style: { width: `calc(var(--u) * ${size})`, height: `calc(var(--u) * ${size})` },
    });
}

// One meaning each (design.md §5); arrows and the way out point where reading goes.
export const IconHelp = icon(lucide.CircleHelp);
export const IconLanguage = icon(lucide.Languages);
export const IconDisplay = icon(lucide.ALargeSmall);
export const IconFinish = icon(lucide.LogOut, true);
export const IconBack = icon(lucide.ArrowLeft, true);
export const IconContinue = icon(lucide.ArrowRight, true);
export const IconChevron = icon(lucide.ChevronRight, true);
export const IconErase = icon(lucide.Delete, true);
export const IconPerson = icon(lucide.UserRound);
export const IconCheck = icon(lucide.Check);
export const IconLock = icon(lucide.LockKeyhole);
export const IconEmergency = icon(lucide.Siren);
export const IconBalance = icon(lucide.Wallet);
export const IconCard = icon(lucide.CreditCard);
export const IconDocuments = icon(lucide.FileText);
export const IconCertificate = icon(lucide.ShieldCheck);
export const IconRequest = icon(lucide.Wrench);
export const IconContactDetails = icon(lucide.Contact);
export const IconSpace = icon(lucide.UserPlus);
export const IconDebit = icon(lucide.Landmark);
export const IconContacts = icon(lucide.Phone);
export const IconLibrary = icon(lucide.BookOpen);
export const IconPrint = icon(lucide.Printer);
export const IconShow = icon(lucide.Eye);
export const IconHide = icon(lucide.EyeOff);
export const IconCamera = icon(lucide.Camera);
export const IconTray = icon(lucide.Inbox);
export const IconDone = icon(lucide.CircleCheck);
export const IconWarn = icon(lucide.TriangleAlert);
export const IconOut = icon(lucide.CircleSlash);
export const IconOffline = icon(lucide.CloudOff);
export const IconCall = icon(lucide.BellRing);
export const IconWait = icon(lucide.Hourglass);
export const IconSpeech = icon(lucide.Volume2);
export const IconLow = icon(lucide.ArrowDownToLine);
export const IconContrast = icon(lucide.Contrast);
export const IconKey = icon(lucide.KeyRound);
export const IconRemove = icon(lucide.Trash2);
export const IconPrevious = icon(lucide.ChevronUp);
export const IconNext = icon(lucide.ChevronDown);
export const IconLarger = icon(lucide.ZoomIn);
export const IconSmaller = icon(lucide.ZoomOut);
export const IconUp = icon(lucide.ArrowUp);
export const IconDown = icon(lucide.ArrowDown);
/** Sides of a paper, which is the same in every language. */
export const IconLeft = icon(lucide.ArrowLeft);
export const IconRight = icon(lucide.ArrowRight);
