import { Building2, CircleUserRound, FileUp, Settings, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Permission } from '@/api/types';

export type Place = {
  /** Below /w/:workspace. */
  path: string;
  label: string;
  icon: ReactNode;
  /** Second key after `g`. */
  goKey: string;
  /** The right it takes; without it the place is not shown. */
  needs: Permission;
};

/** Keeps whether this browser has the rail narrow or wide. */
export const railCookie = 'crm_rail';

/** Where one can go, once: the rail, the bottom bar and the keys read it. */
export const places: readonly Place[] = [
  { path: 'people', label: 'People', icon: <CircleUserRound />, goKey: 'p', needs: 'records.read' },
  { path: 'companies', label: 'Companies', icon: <Building2 />, goKey: 'c', needs: 'records.read' },
  { path: 'imports', label: 'Imports', icon: <FileUp />, goKey: 'i', needs: 'imports.read' },
  { path: 'trash', label: 'Trash', icon: <Trash2 />, goKey: 'x', needs: 'records.restore' },
];

export const settingsPlace: Place = {
  path: 'settings',
  label: 'Settings',
  icon: <Settings />,
  goKey: 's',
  needs: 'workspace.read',
};
