import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { ThemeSwitch } from '~/ui/theme-switch';

type Props = {
  /** `wide` for pages with more than a few fields. */
  width?: 'narrow' | 'wide';
  /** Stands above the card. */
  head?: ReactNode;
  children: ReactNode;
};

/** The frame of every page before and beside the workspace: the name, one card, the theme. */
export function PlainFrame({ width = 'narrow', head, children }: Props) {
  return (
    <div className="flex min-h-dvh flex-col bg-ground">
      <main
        id="main"
        className={clsx(
          'mx-auto flex w-full flex-1 flex-col px-4 py-6 sm:py-10',
          width === 'wide' ? 'max-w-150' : 'max-w-100 sm:justify-center',
        )}
      >
        <p className="mb-6 flex items-center gap-2 font-semibold text-14">
          <img src="/favicon.svg" alt="" className="size-6" /> CRM Flow
        </p>
        {head}
        <div className="rounded-card border bg-surface p-4 sm:p-6">{children}</div>
      </main>
      <footer className="flex justify-center pb-6">
        <ThemeSwitch />
      </footer>
    </div>
  );
}
