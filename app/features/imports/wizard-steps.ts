export const wizardSteps = ['map', 'values', 'preview'] as const;
export type WizardStep = (typeof wizardSteps)[number];

export const stepLabels: Record<WizardStep, string> = {
  map: 'Columns',
  values: 'Values',
  preview: 'Preview',
};

/** The step that the address names; anything else is the first. */
export const toStep = (text: string | null): WizardStep => wizardSteps.find((step) => step === text) ?? 'map';

/** The steps of a file: values are looked at where some column holds choices, or where somebody is there already. */
export const stepsFor = (holdsChoices: boolean, step: WizardStep): readonly WizardStep[] =>
  holdsChoices || step === 'values' ? wizardSteps : wizardSteps.filter((one) => one !== 'values');

/** The steps before and after one, where there are any. */
export function stepsAround(
  steps: readonly WizardStep[],
  step: WizardStep,
): { before?: WizardStep; after?: WizardStep } {
  const at = steps.indexOf(step);
  const [before, after] = [steps[at - 1], steps[at + 1]];
  return { ...(before && { before }), ...(after && { after }) };
}
