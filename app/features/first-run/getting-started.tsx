import { Link, useFetcher } from '@remix-run/react';
import { clsx } from 'clsx';
import { ArrowRight, Circle, CircleCheck, X } from 'lucide-react';
import { useId } from 'react';
import { useWorkspace } from '~/features/workspace/use-workspace';
import { IconButton } from '~/ui/icon-button';
import { TextLink } from '~/ui/text-link';
import { closeGuide } from './guide-cookie';
import { stepsOf } from './guide-steps';
import type { Guide } from './load-guide.server';

/** What to do first, for somebody who is new here. Each step ticks itself; the card can be closed for good. */
export function GettingStarted({ guide }: { guide: Guide }) {
  const { path, can, current } = useWorkspace();
  const closing = useFetcher();
  const id = useId();
  const steps = stepsOf(guide, can);
  const done = steps.filter((step) => step.done).length;
  if (closing.state !== 'idle' || steps.length < 2) return null;
  return (
    <section aria-labelledby={id} className="mb-4 rounded-card border bg-surface print:hidden">
      <div className="flex items-center gap-3 py-2 ps-4 pe-2">
        <h2 id={id} className="font-semibold text-14">
          Getting started
        </h2>
        <span className="text-13 text-muted tabular-nums">
          {done} of {steps.length} done
        </span>
        <closing.Form
          method="post"
          action={path('close-guide')}
          className="ms-auto"
          onSubmit={() => closeGuide(current.slug)}
        >
          <IconButton type="submit" size="small" label="Close for good" icon={<X />} />
        </closing.Form>
      </div>
      <ol className="grid border-t sm:grid-cols-2 xl:grid-cols-4">
        {steps.map(({ deed, label, hint, place, done: isDone }) => (
          <li key={deed} className="-mt-px border-t xl:not-first:border-s sm:even:border-s">
            <Link
              to={path(place)}
              prefetch="intent"
              className="group flex h-full items-start gap-2.5 px-4 py-3 text-13 hover:bg-hover"
            >
              {isDone ? (
                <CircleCheck className="mt-0.5 shrink-0 text-success-text" aria-hidden="true" />
              ) : (
                <Circle className="mt-0.5 shrink-0 text-subtle" aria-hidden="true" />
              )}
              <span className="min-w-0">
                <span className={clsx('flex items-center gap-1 font-medium', isDone && 'text-muted')}>
                  {label}
                  {isDone ? (
                    <span className="sr-only">, done</span>
                  ) : (
                    <ArrowRight className="size-3.5 opacity-0 group-hover:opacity-100" aria-hidden="true" />
                  )}
                </span>
                <span className="block text-12 text-muted">{hint}</span>
              </span>
            </Link>
          </li>
        ))}
      </ol>
      {guide.demo && can('demo.remove') && (
        <p className="border-t px-4 py-2.5 text-13 text-muted">
          The records here are demo data.{' '}
          <TextLink to={path('settings/data')}>Remove them when you begin with your own</TextLink>
        </p>
      )}
    </section>
  );
}
