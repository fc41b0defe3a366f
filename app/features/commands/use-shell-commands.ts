import { useNavigate } from '@remix-run/react';
import { preparePalette } from '~/features/palette/palette-frame';
import type { ObjectName } from '~/features/records/types';
import { forecastPlace, places, settingsPlace } from '~/features/workspace/places';
import { useWorkspace } from '~/features/workspace/use-workspace';
import { usePrepared } from '~/lib/use-prepared';
import { useShell } from './shell';
import { useCommands } from './use-commands';
import { useDispatcher } from './use-dispatcher';

const created: readonly Extract<ObjectName, 'person' | 'company' | 'deal' | 'lead' | 'task'>[] = [
  'person',
  'company',
  'deal',
  'lead',
  'task',
];

/** The commands that hold everywhere in a workspace, and the keys for all that are offered. */
export function useShellCommands(): void {
  const { path } = useWorkspace();
  const { openPalette, openKeys, begin } = useShell();
  const navigate = useNavigate();
  useCommands([
    { id: 'search.open', run: () => openPalette() },
    { id: 'keys.show', run: openKeys },
    { id: 'forecast.open', run: () => navigate(path(forecastPlace)) },
    { id: 'create.any', run: () => openPalette('>new ') },
    ...created.map((object) => ({ id: `create.${object}` as const, run: () => begin({ kind: 'create', object }) })),
    ...[...places, settingsPlace].map((place) => ({
      id: `go.${place.path}` as const,
      run: () => navigate(path(place.path)),
    })),
  ]);
  useDispatcher();
  usePrepared(preparePalette);
}
