import { clsx } from 'clsx';
import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { dismissToast, noToasts, shownToasts, subscribeToToasts, type Toast } from './toast-store';

/**
 * Where toasts appear; stands once in the root. The region is in the page from the start, so that screen readers
 * announce what arrives. Alt+T brings the keyboard here. Time stands still under the pointer and the focus.
 */
export function ToastRegion() {
  const toasts = useSyncExternalStore(subscribeToToasts, shownToasts, noToasts);
  const [held, setHeld] = useState(false);
  const region = useRef<HTMLElement>(null);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.altKey && event.code === 'KeyT') region.current?.querySelector('button')?.focus();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  return (
    <section
      ref={region}
      aria-label="Notifications (Alt+T)"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="toasts pointer-events-none fixed inset-x-3 bottom-3 z-70 flex justify-end print:hidden"
    >
      <ol aria-live="polite" aria-relevant="additions text" className="flex w-full flex-col gap-2 sm:w-90">
        {toasts.map((toast) => (
          <ToastCard key={toast.id} toast={toast} held={held} />
        ))}
      </ol>
    </section>
  );
}

function ToastCard({ toast, held }: { toast: Toast; held: boolean }) {
  const { id, title, detail, tone, action, other, duration } = toast;
  const left = useRef(duration);
  useEffect(() => {
    if (held || left.current === Number.POSITIVE_INFINITY) return;
    const started = Date.now();
    const timer = setTimeout(() => dismissToast(id), left.current);
    return () => {
      clearTimeout(timer);
      left.current -= Date.now() - started;
    };
  }, [id, held]);
  return (
    <li
      data-toast={tone}
      className="pointer-events-auto flex animate-rise items-start gap-2.5 rounded-card bg-inverse py-2.5 ps-3.5 pe-2 text-13 text-on-inverse shadow-float"
      onKeyDown={(event) => event.key === 'Escape' && dismissToast(id)}
    >
      {tone === 'success' && <CircleCheck className="mt-0.5" aria-label="Done" role="img" />}
      {tone === 'danger' && <CircleAlert className="mt-0.5" aria-label="Failed" role="img" />}
      <div className="min-w-0 flex-1 py-0.5">
        <p className="wrap-anywhere line-clamp-3 font-medium">{title}</p>
        {detail && <p className="wrap-anywhere line-clamp-4 opacity-80">{detail}</p>}
      </div>
      {[other, action].map(
        (way) =>
          way && (
            <button
              key={way.label}
              type="button"
              className={toastButton}
              onClick={() => {
                dismissToast(id);
                way.run();
              }}
            >
              {way.label}
            </button>
          ),
      )}
      <button
        type="button"
        aria-label="Dismiss"
        className={clsx(toastButton, 'w-7 justify-center touch:w-11')}
        onClick={() => dismissToast(id)}
      >
        <X />
      </button>
    </li>
  );
}

const toastButton = clsx(
  'flex h-6 shrink-0 items-center rounded-small px-2 font-semibold hover:bg-current/15 touch:h-11',
  'focus-visible:outline-current focus-visible:-outline-offset-2',
);
