import * as lucide from 'lucide-react';
import { createElement } from 'react';

/** Size in CSS pixels: 18 in text and buttons, 20 in rails and heads, 14 in chips. Stroke follows by style sheet. */
export type IconProps = { readonly size?: number; readonly className?: string };
export type Icon = (props: IconProps) => React.JSX.Element;

/** Hidden from assistive technology: an icon always stands beside its word (design.md §5). */
function icon(Drawing: lucide.LucideIcon): Icon {
  return ({ size = 18, className }) =>
    createElement(Drawing, {
      size,
      strokeWidth: size <= 14 ? 2.1 : 1.75,
      'aria-hidden': true,
      focusable: false,
      className: className === undefined ? 'icon' : `icon ${className}`,
    });
}

// One meaning each (design.md §5). Named after the meaning, so that a second meaning does not borrow the drawing.
export const IconPayment = icon(lucide.Banknote);
export const IconRequest = icon(lucide.Wrench);
export const IconAttestation = icon(lucide.ShieldCheck);
export const IconRegister = icon(lucide.UserPlus);
export const IconPrint = icon(lucide.Printer);
export const IconSearch = icon(lucide.Search);
export const IconLock = icon(lucide.LockKeyhole);
export const IconTill = icon(lucide.Wallet);
export const IconOutbox = icon(lucide.Send);
export const IconOffline = icon(lucide.CloudOff);
export const IconOnline = icon(lucide.CircleCheck);
export const IconLate = icon(lucide.ClockAlert);
export const IconWaiting = icon(lucide.Clock);
export const IconToCheck = icon(lucide.Hourglass);
export const IconRefused = icon(lucide.CircleX);
export const IconLeft = icon(lucide.DoorOpen);
export const IconPlan = icon(lucide.CalendarRange);
export const IconDraft = icon(lucide.Save);
export const IconRule = icon(lucide.Scale);
export const IconQuittance = icon(lucide.FileCheck);
export const IconReceipt = icon(lucide.ReceiptText);

// The rail.
export const IconHome = icon(lucide.House);
export const IconDocuments = icon(lucide.FileText);
export const IconContacts = icon(lucide.ContactRound);
export const IconAdministration = icon(lucide.Settings2);

// States and facts.
export const IconDone = icon(lucide.Check);
export const IconDeclined = icon(lucide.Minus);
export const IconError = icon(lucide.CircleAlert);
export const IconInfo = icon(lucide.Info);
export const IconInsuranceExpired = icon(lucide.ShieldAlert);
export const IconInsurance = icon(lucide.Shield);
export const IconInsuranceToCheck = icon(lucide.FileClock);
export const IconForbidden = icon(lucide.ShieldBan);
export const IconPortalActive = icon(lucide.UserRoundCheck);
export const IconPortalInactive = icon(lucide.UserRoundX);
export const IconHomonyms = icon(lucide.UsersRound);
export const IconAppointment = icon(lucide.CalendarClock);
export const IconToHandle = icon(lucide.Inbox);
export const IconSendStopped = icon(lucide.CirclePause);
export const IconReceiving = icon(lucide.CloudDownload);
export const IconPortal = icon(lucide.Cable);
export const IconClockAhead = icon(lucide.AlarmClock);
export const IconForwarded = icon(lucide.Forward);
export const IconSavedHere = icon(lucide.HardDriveDownload);
export const IconPrintFailed = icon(lucide.PrinterX);
export const IconNoResult = icon(lucide.SearchX);
export const IconNext = icon(lucide.CornerDownRight);
export const IconPassword = icon(lucide.KeyRound);
export const IconRequired = icon(lucide.Asterisk);
export const IconCode = icon(lucide.Hash);
export const IconLandlord = icon(lucide.Landmark);
export const IconBusy = icon(lucide.LoaderCircle);
export const IconUrgent = icon(lucide.Zap);
export const IconDanger = icon(lucide.TriangleAlert);
export const IconLook = icon(lucide.TextSearch);
export const IconDwelling = icon(lucide.DoorClosed);
export const IconParking = icon(lucide.CircleParking);
export const IconBuilding = icon(lucide.Building2);
export const IconEquipment = icon(lucide.Settings);
export const IconEdit = icon(lucide.PencilLine);
export const IconNote = icon(lucide.MessageSquarePlus);
export const IconTaken = icon(lucide.UserRoundCog);
export const IconDebit = icon(lucide.CalendarSync);
export const IconSign = icon(lucide.Signature);
export const IconLibrary = icon(lucide.BookOpen);
export const IconBulk = icon(lucide.Files);
export const IconAnnex = icon(lucide.Archive);

// Controls.
export const IconCalendar = icon(lucide.Calendar);
export const IconCopy = icon(lucide.Copy);
export const IconClose = icon(lucide.X);
export const IconShow = icon(lucide.Eye);
export const IconHide = icon(lucide.EyeOff);
export const IconAdd = icon(lucide.Plus);
export const IconUndo = icon(lucide.Undo2);
export const IconRecount = icon(lucide.RotateCcw);
export const IconRetry = icon(lucide.RefreshCw);
export const IconRotate = icon(lucide.RotateCw);
export const IconZoomIn = icon(lucide.ZoomIn);
export const IconZoomOut = icon(lucide.ZoomOut);
export const IconExport = icon(lucide.Download);
export const IconFolder = icon(lucide.FolderOpen);
export const IconScanner = icon(lucide.ScanLine);
export const IconCamera = icon(lucide.Camera);
export const IconMail = icon(lucide.Mail);
export const IconKeyboard = icon(lucide.Keyboard);
export const IconMenu = icon(lucide.Menu);
export const IconChart = icon(lucide.ChartNoAxesCombined);
export const IconTable = icon(lucide.Table2);
export const IconBack = icon(lucide.ArrowLeft);
export const IconForward = icon(lucide.ArrowRight);
export const IconUp = icon(lucide.ArrowUp);
export const IconDown = icon(lucide.ArrowDown);
export const IconOpen = icon(lucide.ChevronRight);
export const IconPrevious = icon(lucide.ChevronLeft);
export const IconUnfold = icon(lucide.ChevronDown);
export const IconUnfoldAll = icon(lucide.ChevronsUpDown);
export const IconFoldAll = icon(lucide.ChevronsDownUp);
