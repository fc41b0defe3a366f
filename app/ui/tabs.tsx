import { NavLink } from '@remix-run/react';
import { clsx } from 'clsx';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';

const rowStyle = 'flex min-w-0 gap-1 overflow-x-auto scrollbar-none shadow-[inset_0_-1px] shadow-line';

const tabStyle = clsx(
  'relative flex h-9 shrink-0 items-center gap-1.5 px-2 font-medium text-13 text-muted transition-colors hover:text-text touch:h-11 touch:text-14',
  'focus-visible:-outline-offset-2 focus-visible:rounded-small',
  'after:absolute after:inset-x-2 after:bottom-0 after:h-0.5 after:rounded-full',
);

const currentStyle = 'text-text after:bg-accent';

export type TabLink = {
  to: string;
  label: ReactNode;
  /** A number after the label. */
  count?: ReactNode;
  /** Says that this is the place, where the address alone does not (search parameters). */
  current?: boolean;
  /** Only this very path is the place, not those below it. */
  end?: boolean;
};

/** Tabs that are addresses: they work before scripts load, open in a new window, and reload where they were. */
export function TabLinks({ label, tabs, className }: { label: string; tabs: readonly TabLink[]; className?: string }) {
  const row = useRef<HTMLElement>(null);
  // On a phone the row is wider than the screen, and the current tab may be the last
  useEffect(() => {
    const current = row.current?.querySelector<HTMLElement>('[aria-current=page]');
    if (row.current && current)
      row.current.scrollLeft = current.offsetLeft + current.offsetWidth - row.current.clientWidth;
  }, []);
  return (
    <nav ref={row} aria-label={label} className={clsx('relative', rowStyle, className)}>
      {tabs.map((tab) => (
        <NavLink
          key={tab.to}
          to={tab.to}
          end={tab.end}
          prefetch="intent"
          preventScrollReset
          aria-current={tab.current === undefined ? 'page' : tab.current ? 'page' : undefined}
          className={({ isActive }) => clsx(tabStyle, (tab.current ?? isActive) && currentStyle)}
        >
          {tab.label}
          {tab.count !== undefined && <span className="font-normal text-subtle tabular-nums">{tab.count}</span>}
        </NavLink>
      ))}
    </nav>
  );
}

export type TabPanel = { key: string; label: ReactNode; count?: ReactNode; content: ReactNode };

export type TabsProps = {
  label: string;
  panels: readonly TabPanel[];
  value?: string;
  onValueChange?: (key: string) => void;
  className?: string;
};

/** Tabs inside a part of a page that has no address of its own. Arrows, Home and End move between them. */
export function Tabs({ label, panels, value, onValueChange, className }: TabsProps) {
  const id = useId();
  const [own, setOwn] = useState(panels[0]?.key);
  const current = value ?? own;
  const choose = (key: string) => {
    setOwn(key);
    onValueChange?.(key);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const index = panels.findIndex((panel) => panel.key === current);
    const steps: Record<string, number> = {
      ArrowRight: index + 1,
      ArrowLeft: index - 1,
      Home: 0,
      End: panels.length - 1,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = panels[(step + panels.length) % panels.length];
    if (!next) return;
    choose(next.key);
    document.getElementById(`${id}-tab-${next.key}`)?.focus();
  };
  return (
    <div className={className}>
      <div role="tablist" aria-label={label} className={rowStyle} onKeyDown={onKeyDown}>
        {panels.map((panel) => (
          <button
            key={panel.key}
            type="button"
            role="tab"
            id={`${id}-tab-${panel.key}`}
            aria-selected={panel.key === current}
            aria-controls={`${id}-panel-${panel.key}`}
            tabIndex={panel.key === current ? 0 : -1}
            onClick={() => choose(panel.key)}
            className={clsx(tabStyle, panel.key === current && currentStyle)}
          >
            {panel.label}
            {panel.count !== undefined && <span className="font-normal text-subtle tabular-nums">{panel.count}</span>}
          </button>
        ))}
      </div>
      {panels.map((panel) => (
        <div
          key={panel.key}
          role="tabpanel"
          id={`${id}-panel-${panel.key}`}
          aria-labelledby={`${id}-tab-${panel.key}`}
          hidden={panel.key !== current}
          className="pt-4"
        >
          {panel.key === current && panel.content}
        </div>
      ))}
    </div>
  );
}
