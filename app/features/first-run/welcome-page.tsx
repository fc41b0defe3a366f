import { useActionData } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { PlainFrame } from '~/features/identity/plain-frame';
import type { WelcomeData } from './load-welcome.server';
import type { Sending } from './send-invitations.server';
import { StepColleagues } from './step-colleagues';
import { StepProgress } from './step-progress';
import { StepStart } from './step-start';
import { StepWorkspace } from './step-workspace';
import type { WelcomeRefusal } from './welcome-action.server';

const headings = {
  workspace: {
    title: 'Your workspace',
    words: 'Where your team works. All of this can be changed later in the settings.',
  },
  start: {
    title: 'How do you want to begin?',
    words: 'Whatever you choose, you can do the others at any time.',
  },
  colleagues: {
    title: 'Invite your colleagues',
    words: 'Each gets a link by mail that works for seven days.',
  },
} as const;

/** The first pages of a new workspace. Each step saves what is in it, so that nothing is lost on the way back. */
export function WelcomePage({ data }: { data: WelcomeData }) {
  const { step } = data;
  const result = useActionData<WelcomeRefusal | Sending>();
  const refusal = result?.ok === false ? result : undefined;
  const sending = result?.ok ? result : undefined;
  const heading = useStepFocus(step);
  const { title, words } = headings[step];
  return (
    <PlainFrame width="wide" head={<StepProgress data={data} />}>
      <h1 ref={heading} tabIndex={-1} className="font-semibold text-20 outline-none">
        {title}
      </h1>
      <p className="mt-1 mb-6 text-13 text-muted">{words}</p>
      {step === 'workspace' && <StepWorkspace data={data} refusal={refusal} />}
      {step === 'start' && <StepStart data={data} refusal={refusal} />}
      {step === 'colleagues' && <StepColleagues data={data} refusal={refusal} sending={sending} />}
    </PlainFrame>
  );
}

/** With another step the keyboard, and whoever is read to, begins at its heading. */
function useStepFocus(step: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current !== step) heading.current?.focus();
    shown.current = step;
  }, [step]);
  return heading;
}
