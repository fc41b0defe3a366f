import { MailCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { ButtonLink } from '~/ui/button';

/** What is left of a form whose answer comes by mail. The same for every address. */
export function MailSent({ children }: { children: ReactNode }) {
  return (
    <div role="status" className="py-2 text-center">
      <span
        aria-hidden="true"
        className="mb-3 inline-grid size-10 place-items-center rounded-card border bg-surface text-muted *:[svg]:size-5"
      >
        <MailCheck />
      </span>
      <h1 className="font-semibold text-20">Look into your mail</h1>
      <div className="mt-2 mb-6 grid gap-2 text-balance text-13 text-muted">{children}</div>
      <ButtonLink to="/sign-in">Back to sign-in</ButtonLink>
    </div>
  );
}
