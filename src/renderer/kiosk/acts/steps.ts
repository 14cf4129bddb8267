/** The questions of an act, one to a screen, in their order. */
export type Steps<S extends string> = readonly [S, ...S[]];

/** Where a person stands in them: "Étape 2 sur 6". */
export type Position = { readonly step: number; readonly of: number };

/** The question after one; the last stays. A question that is no longer asked leads to the first. */
export function nextStep<S extends string>(steps: Steps<S>, step: S): S {
  return steps[steps.indexOf(step) + 1] ?? steps.at(-1) ?? steps[0];
}

/** The question before one; null before the first, which leaves the act. */
export function previousStep<S extends string>(steps: Steps<S>, step: S): S | null {
  return steps[steps.indexOf(step) - 1] ?? null;
}

export function positionOf<S extends string>(steps: Steps<S>, step: S): Position {
  return { step: Math.max(0, steps.indexOf(step)) + 1, of: steps.length };
}

/** The question that asked for a field of the core's input, if this act asks it. */
export function stepOfField<S extends string>(
  steps: Steps<S>,
  fields: Readonly<Record<string, S>>,
  field: string | undefined,
): S | null {
  // "files.0": the refusal of one file is the refusal of the question that took it.
  const step = fields[(field ?? '').split('.')[0] ?? ''];
  return step !== undefined && steps.includes(step) ? step : null;
}
