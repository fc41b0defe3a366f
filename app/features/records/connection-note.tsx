import { WifiOff } from 'lucide-react';
import { useOffline } from './use-live';

/** Over every page of a workspace while nothing comes from the server; it goes away by itself. */
export function ConnectionNote() {
  const offline = useOffline();
  return (
    <div role="status" className="pointer-events-none fixed inset-x-0 top-2 z-50 flex justify-center print:hidden">
      {offline && (
        <span className="flex animate-rise items-center gap-2 rounded-full bg-inverse px-3 py-1.5 text-13 text-on-inverse shadow-float">
          <WifiOff className="size-3.5" />
          Connection lost. Reconnecting…
        </span>
      )}
    </div>
  );
}
