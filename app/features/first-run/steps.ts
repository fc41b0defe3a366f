/** The first pages of a new workspace, in their order. */
export const welcomeSteps = ['workspace', 'start', 'colleagues'] as const;
export type WelcomeStep = (typeof welcomeSteps)[number];

export const stepLabels: Record<WelcomeStep, string> = {
  workspace: 'Workspace',
  start: 'First records',
  colleagues: 'Colleagues',
};

/** How a workspace begins. */
export const starts = ['demo', 'import', 'empty'] as const;
export type Start = (typeof starts)[number];

/** The step that the address names; anything else is the first. */
export const toStep = (text: string | null): WelcomeStep => welcomeSteps.find((step) => step === text) ?? 'workspace';

export const toStart = (text: string | null): Start | undefined => starts.find((start) => start === text);

/** Where a step is. What was chosen lies in the address, so that a reload keeps it; demo data is seen by its being there. */
export function stepPath(slug: string, step: WelcomeStep, start?: Start): string {
  return `/w/${slug}/welcome?step=${step}${start && start !== 'demo' ? `&start=${start}` : ''}`;
}

/** Where the last step leads to. */
export const endPath = (slug: string, start: Start | undefined): string =>
  start === 'import' ? `/w/${slug}/imports/new` : `/w/${slug}`;
