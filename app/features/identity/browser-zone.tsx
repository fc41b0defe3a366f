import { useEffect, useRef } from 'react';

/** Sends the browser's time zone with a form; before scripts have loaded, none. */
export function BrowserZone() {
  const zone = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (zone.current) zone.current.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
  }, []);
  return <input ref={zone} type="hidden" name="timeZone" />;
}
