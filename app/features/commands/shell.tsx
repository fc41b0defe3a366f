import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { ActivityKind, Target } from '~/features/activities/work-dialogs';
import { PaletteFrame } from '~/features/palette/palette-frame';
import type { ObjectName } from '~/features/records/types';
import { latePart } from '~/ui/late-part';

const DeedDialog = latePart(async () => (await import('./deed-dialog')).default);
const KeysSheet = latePart(async () => (await import('./keys-sheet')).KeysSheet);

/** Something that is done in a dialog of its own, wherever one is. */
export type Deed =
  | { kind: 'create'; object: ObjectName }
  | { kind: 'log'; activity: ActivityKind; target: Target }
  | { kind: 'task'; target: Target };

type Shell = {
  /** Opens the palette, with words in it when they are given. */
  openPalette: (text?: string) => void;
  openKeys: () => void;
  begin: (deed: Deed) => void;
};

const ShellContext = createContext<Shell | undefined>(undefined);

/** What opens over every page of a workspace. */
export function useShell(): Shell {
  const context = useContext(ShellContext);
  if (!context) throw new Error('useShell() outside of ShellProvider');
  return context;
}

/** Holds the palette, the sheet of keys and the dialogs that commands begin. */
export function ShellProvider({ children }: { children: ReactNode }) {
  const [paletteText, setPaletteText] = useState<string | null>(null);
  const [showsKeys, setShowsKeys] = useState(false);
  const [deed, setDeed] = useState<Deed | null>(null);
  const value = useMemo<Shell>(
    () => ({
      openPalette: (text = '') => setPaletteText((now) => now ?? text),
      openKeys: () => setShowsKeys(true),
      begin: setDeed,
    }),
    [],
  );
  return (
    <ShellContext.Provider value={value}>
      {children}
      {paletteText !== null && <PaletteFrame initialText={paletteText} onClose={() => setPaletteText(null)} />}
      {showsKeys && <KeysSheet onClose={() => setShowsKeys(false)} />}
      {deed && <DeedDialog deed={deed} onClose={() => setDeed(null)} />}
    </ShellContext.Provider>
  );
}
