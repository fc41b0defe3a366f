import {
  AlignLeft,
  AtSign,
  Building2,
  Calendar,
  CircleDot,
  CircleUserRound,
  Clock,
  Coins,
  Flag,
  Globe,
  Hash,
  Link2,
  List,
  type LucideIcon,
  Phone,
  Tags,
  ToggleLeft,
  Type,
} from 'lucide-react';

const icons: Record<string, LucideIcon> = {
  text: Type,
  longText: AlignLeft,
  email: AtSign,
  phone: Phone,
  url: Link2,
  domain: Globe,
  number: Hash,
  money: Coins,
  flag: ToggleLeft,
  date: Calendar,
  instant: Clock,
  select: CircleDot,
  country: Flag,
  list: List,
  user: CircleUserRound,
  relation: Building2,
  tags: Tags,
};

/** What kind of value a field holds, at a glance. */
export function FieldIcon({ type, className }: { type: string; className?: string }) {
  const Icon = icons[type] ?? Type;
  return <Icon aria-hidden="true" className={className} />;
}
