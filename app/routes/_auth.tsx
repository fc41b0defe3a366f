import { Outlet } from '@remix-run/react';
import { ThemeSwitch } from '~/ui/theme-switch';

/** The frame of every page before the workspace: the name, one card, the theme. */
export default function AuthLayout() {
  return (
    <div className="flex min-h-dvh flex-col bg-ground">
      <main id="main" className="mx-auto flex w-full max-w-100 flex-1 flex-col justify-center px-4 py-10">
        <p className="mb-6 flex items-center gap-2 font-semibold text-14">
          <img src="/favicon.svg" alt="" className="size-6" /> CRM Flow
        </p>
        <div className="rounded-card border bg-surface p-6">
          <Outlet />
        </div>
      </main>
      <footer className="flex justify-center pb-6">
        <ThemeSwitch />
      </footer>
    </div>
  );
}
