import { BalanceScreen } from '../balance/balance-screen.tsx';
import { ContactDetailsScreen } from '../contact-details/contact-details-screen.tsx';
import { ContactsScreen } from '../contacts/contacts-screen.tsx';
import { DebitScreen } from '../debit/debit-screen.tsx';
import { DisplayChoice } from '../display/display-choice.tsx';
import { LanguageChoice } from '../display/language-choice.tsx';
import { DocumentsScreen } from '../documents/documents-screen.tsx';
import { HelpScreen } from '../help/help-screen.tsx';
import { HomeScreen } from '../home/home-screen.tsx';
import { IdentifyScreen } from '../identify/identify-screen.tsx';
import { PayOnlyScreen } from '../identify/pay-only-screen.tsx';
import { InsuranceScreen } from '../insurance/insurance-screen.tsx';
import { LeaveScreen } from '../leave/leave-screen.tsx';
import { LibraryScreen } from '../library/library-screen.tsx';
import { PaymentScreen } from '../payment/payment-screen.tsx';
import { ProofScreen } from '../proof/proof-screen.tsx';
import { RequestScreen } from '../request/request-screen.tsx';
import { SpaceScreen } from '../space/space-screen.tsx';
import { StartScreen } from '../welcome/start-screen.tsx';
import { useFlow } from './flow.ts';
import type { Overlay, ScreenName } from './steps.ts';

const SCREENS: Readonly<Record<ScreenName, () => React.JSX.Element>> = {
  start: StartScreen,
  identify: IdentifyScreen,
  'pay-only': PayOnlyScreen,
  home: HomeScreen,
  proof: ProofScreen,
  balance: BalanceScreen,
  payment: PaymentScreen,
  documents: DocumentsScreen,
  insurance: InsuranceScreen,
  request: RequestScreen,
  'contact-details': ContactDetailsScreen,
  space: SpaceScreen,
  debit: DebitScreen,
  contacts: ContactsScreen,
  library: LibraryScreen,
  help: HelpScreen,
  leave: LeaveScreen,
};

const OVERLAYS: Readonly<Record<Overlay, () => React.JSX.Element>> = {
  help: HelpScreen,
  language: LanguageChoice,
  display: DisplayChoice,
  leave: LeaveScreen,
};

/** The screen that stands, and over it help, language or display: what was begun below is kept, unseen. */
export function Current() {
  const { screen, over, turn } = useFlow();
  const Screen = SCREENS[screen];
  const Over = over === null ? null : OVERLAYS[over];
  return (
    <>
      <div className="k-layer" hidden={Over !== null} inert={Over !== null} key={`${screen}-${turn}`}>
        <Screen />
      </div>
      {Over !== null && (
        <div className="k-layer" key={over}>
          <Over />
        </div>
      )}
    </>
  );
}
