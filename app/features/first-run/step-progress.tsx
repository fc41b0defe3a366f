import { Link } from '@remix-run/react';
import { clsx } from 'clsx';
import { Check } from 'lucide-react';
import type { WelcomeData } from './load-welcome.server';
import { stepLabels, stepPath, welcomeSteps } from './steps';

/** Which step this is, of how many; each can be gone to. */
export function StepProgress({ data: { step, start, workspace } }: { data: WelcomeData }) {
  const here = welcomeSteps.indexOf(step);
  return (
    <nav aria-label="Steps" className="mb-4">
      <p className="sr-only">
        Step {here + 1} of {welcomeSteps.length}
      </p>
      <ol className="grid grid-cols-3 gap-2">
        {welcomeSteps.map((one, at) => (
          <li key={one}>
            <Link
              to={stepPath(workspace.slug, one, start)}
              aria-current={one === step ? 'step' : undefined}
              className={clsx(
                'flex min-h-11 items-center gap-1.5 rounded-small border-t-2 text-12 sm:text-13',
                at <= here ? 'border-accent' : 'border-line-strong',
                one === step ? 'font-medium text-text' : 'text-muted hover:text-text',
              )}
            >
              {at < here ? (
                <Check className="size-3.5 shrink-0 text-accent-text" aria-hidden="true" />
              ) : (
                <span aria-hidden="true" className="tabular-nums">
                  {at + 1}
                </span>
              )}
              <span className="min-w-0">{stepLabels[one]}</span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
