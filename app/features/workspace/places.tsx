import {
  Building2,
  CircleUserRound,
  FileUp,
  Handshake,
  House,
  Inbox,
  Package,
  PhoneCall,
  Settings,
  Sprout,
  SquareCheckBig,
  Trash2,
} from 'lucide-react';
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
  /** Other places that belong to it. */
  covers?: readonly string[];
  /** On phones it stands under the thumb; the others wait behind "More". */
  underThumb?: boolean;
};

/** Keeps whether this browser has the rail narrow or wide. */
export const railCookie = 'crm_rail';

/** Where one can go, once: the rail, the bottom bar and the keys read it. */
export const places: readonly Place[] = [
  { path: '', label: 'Home', icon: <House />, goKey: 'h', needs: 'records.read', underThumb: true },
  {
    ...{ path: 'tasks', label: 'My tasks', icon: <SquareCheckBig />, goKey: 't', needs: 'records.read' },
    ...{ covers: ['calendar'], underThumb: true },
  },
  { path: 'inbox', label: 'Inbox', icon: <Inbox />, goKey: 'n', needs: 'records.read' },
  { path: 'people', label: 'People', icon: <CircleUserRound />, goKey: 'p', needs: 'records.read', underThumb: true },
  { path: 'companies', label: 'Companies', icon: <Building2 />, goKey: 'c', needs: 'records.read' },
  { path: 'deals/board', label: 'Deals', icon: <Handshake />, goKey: 'd', needs: 'records.read', underThumb: true },
  { path: 'leads', label: 'Leads', icon: <Sprout />, goKey: 'l', needs: 'records.read' },
  { path: 'activities', label: 'Activities', icon: <PhoneCall />, goKey: 'a', needs: 'records.read' },
  { path: 'products', label: 'Products', icon: <Package />, goKey: 'o', needs: 'records.read' },
  { path: 'imports', label: 'Imports', icon: <FileUp />, goKey: 'i', needs: 'imports.read' },
  { path: 'trash', label: 'Trash', icon: <Trash2 />, goKey: 'x', needs: 'records.restore' },
];

/** Deals by the month in which they are expected to close; a board of deals, and no place of its own. */
export const forecastPlace = 'deals/board?view=all&by=expectedCloseOn';

/** Whether a path leads to a place: to a list or board of the same records, or to one of them. */
export function isAt({ path, covers }: Place, pathname: string): boolean {
  const [, , , ...rest] = pathname.split('/');
  const [first = ''] = rest;
  return path === '' ? rest.join('') === '' : first === path.split('/')[0] || covers?.includes(first) === true;
}

export const settingsPlace: Place = {
  path: 'settings',
  label: 'Settings',
  icon: <Settings />,
  goKey: 's',
  needs: 'workspace.read',
};
