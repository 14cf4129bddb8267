import { Button } from 'react-aria-components/Button';
import { useDisplay } from '../display/display.ts';
import { useFlow } from '../flow/flow.ts';
import { useText } from '../i18n/text.ts';
import { IconDisplay, IconFinish, IconHelp, IconLanguage, type KioskIcon } from './icons.ts';

/** Always there: help, language, display, and the end. */
export function Bar() {
  const t = useText();
  const screen = useFlow((flow) => flow.screen);
  const lay = useFlow((flow) => flow.lay);
  const isStart = screen === 'start';
  function finish() {
    const flow = useFlow.getState();
    if (flow.screen !== 'start' || flow.letIn) return flow.end();
    // Nobody was let in: language, size and contrast are put back, and nothing else was ever there.
    flow.back();
    useDisplay.getState().reset();
  }
  return (
    <nav className="k-bar" aria-label={t('frame.controls')}>
      <BarButton icon={IconHelp} words={t('frame.help')} onPress={() => lay('help')} />
      {!isStart && (
        <BarButton icon={IconLanguage} words={t('frame.language')} onPress={() => lay('language')} />
      )}
      <BarButton icon={IconDisplay} words={t('frame.display')} onPress={() => lay('display')} />
      <BarButton icon={IconFinish} words={t('frame.finish')} finish onPress={finish} />
    </nav>
  );
}

function BarButton({
  icon: Icon,
  words,
  finish = false,
  onPress,
}: {
  readonly icon: KioskIcon;
  readonly words: string;
  readonly finish?: boolean;
  readonly onPress: () => void;
}) {
  return (
    <Button className="k-bar-button" data-finish={finish || undefined} onPress={onPress}>
      <Icon />
      <span>{words}</span>
    </Button>
  );
}
