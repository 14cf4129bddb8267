import {
  appliedRule,
  type LandlordProfile,
  listSilences,
  RULE_LABELS,
  rulePaths,
} from '../../rules/profile.ts';
import { guideWords } from '../../rules/registrations/shown-rule.ts';
import { readMeta } from '../database/meta.ts';
import { localDay } from '../local-day.ts';
import { type CoreServices, type Procedures, query } from '../procedures/procedures.ts';
import { currentProfile } from './current-profile.ts';
import { ruleValueWords } from './rule-words.ts';

/** The landlord this post serves, as its profile says. */
export function landlordsHandlers(core: CoreServices, os: Procedures) {
  return {
    referencePicture: os.landlords.referencePicture.handler(
      query(core, ({ db }) => (readMeta(db, 'profile') === undefined ? null : picture(currentProfile(db)))),
    ),
    profile: os.landlords.profile.handler(
      query(core, ({ db }) => {
        const profile = currentProfile(db);
        const today = localDay(core.ports.clock);
        return {
          id: profile.id,
          name: profile.name,
          rules: rulePaths(profile).map((path) => {
            const { status, value, source } = appliedRule(profile, path, today);
            return {
              path,
              label: RULE_LABELS[path],
              value: ruleValueWords(path, value),
              status,
              source: guideWords(source),
            };
          }),
          questions: questions(profile),
        };
      }),
    ),
  };
}

/** What the guide contradicts, then what neither it nor the law answers: to ask of the landlord. */
function questions(profile: LandlordProfile) {
  const contradictions = profile.questions.map(({ path, question }) => ({ path, label: question }));
  const silences = listSilences(profile)
    .filter(({ status }) => status === 'silence')
    .map(({ path, label }) => ({ path, label }));
  return [...contradictions, ...silences];
}

function picture({ printedReference: printed }: LandlordProfile) {
  return {
    caption: printed.caption,
    before: printed.before,
    highlighted: printed.highlighted,
    after: printed.after,
    position: printed.position.value ?? ('unknown' as const),
  };
}
