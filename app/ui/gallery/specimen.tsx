import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { Section } from '../section';

/** One piece and its states. */
export function Specimen({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  return (
    <Section title={title} description={note} framed>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5 p-4 sm:p-5">{children}</div>
    </Section>
  );
}

/** States side by side, wrapping. */
export function Row({ label, className, children }: { label?: string; className?: string; children: ReactNode }) {
  return (
    <div className="grid gap-2">
      {label && <p className="text-12 text-muted">{label}</p>}
      <div className={clsx('flex flex-wrap items-center gap-3', className)}>{children}</div>
    </div>
  );
}

/** Fields in two columns where there is room. */
export function Columns({ children }: { children: ReactNode }) {
  return <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 sm:grid-cols-2">{children}</div>;
}
