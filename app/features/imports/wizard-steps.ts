export const wizardSteps = ['map', 'values', 'preview'] as const;
export type WizardStep = (typeof wizardSteps)[number];

export const stepLabels: Record<WizardStep, string> = {
  map: 'Columns',
  values: 'Values',
  preview: 'Preview',
};

/** The step that the address names; anything else is the first. */
export const toStep = (text: string | null): WizardStep => wizardSteps.find((step) => step === text) ?? 'map';

/** The steps before and after one, where there are any. */
export function stepsAround(step: WizardStep): { before?: WizardStep; after?: WizardStep } {
  const at = wizardSteps.indexOf(step);
  const [before, after] = [wizardSteps[at - 1], wizardSteps[at + 1]];
  return { ...(before && { before }), ...(after && { after }) };
}
