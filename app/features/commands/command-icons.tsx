import {
  ArrowRightLeft,
  Building2,
  CalendarClock,
  CalendarRange,
  CheckCheck,
  CircleUserRound,
  CircleX,
  Handshake,
  Keyboard,
  Link2,
  Mail,
  Maximize2,
  PhoneCall,
  Plus,
  RotateCcw,
  Search,
  Sprout,
  SquareCheckBig,
  Trash2,
  Trophy,
  Undo2,
  X,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { places, settingsPlace } from '~/features/workspace/places';
import type { CommandId } from './catalogue';

/** Never in the palette. */
type OnlyKeys = 'record.next' | 'record.previous';

const fixed: Record<Exclude<CommandId, OnlyKeys | `go.${string}`>, ReactNode> = {
  'record.log-call': <PhoneCall />,
  'record.log-meeting': <CalendarClock />,
  'record.log-email': <Mail />,
  'record.new-task': <SquareCheckBig />,
  'forecast.open': <CalendarRange />,
  'deal.won': <Trophy />,
  'deal.lost': <CircleX />,
  'deal.reopen': <RotateCcw />,
  'lead.convert': <ArrowRightLeft />,
  'record.copy-link': <Link2 />,
  'record.trash': <Trash2 />,
  'record.open-full': <Maximize2 />,
  'selection.trash': <Trash2 />,
  'selection.clear': <X />,
  'page.create': <Plus />,
  'page.undo': <Undo2 />,
  'inbox.done': <SquareCheckBig />,
  'inbox.done-all': <CheckCheck />,
  'create.person': <CircleUserRound />,
  'create.company': <Building2 />,
  'create.deal': <Handshake />,
  'create.lead': <Sprout />,
  'create.task': <SquareCheckBig />,
  'search.open': <Search />,
  'create.any': <Plus />,
  'keys.show': <Keyboard />,
};

const icons = new Map<string, ReactNode>([
  ...Object.entries(fixed),
  ...[...places, settingsPlace].map(({ path, icon }): [string, ReactNode] => [`go.${path}`, icon]),
]);

/** The sign of a command in the palette, which alone shows it: so it comes with the palette. */
export const iconOf = (id: CommandId): ReactNode => icons.get(id);
