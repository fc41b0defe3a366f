import { keepPreference, preferenceIn } from '~/lib/preference-cookie';

/** What a home page can show, in the order that it begins with. */
export const widgets = [
  { key: 'day', label: 'My day' },
  { key: 'pipeline', label: 'Pipeline' },
  { key: 'forecast', label: 'Forecast' },
  { key: 'results', label: 'Results' },
  { key: 'activity', label: 'Activity' },
  { key: 'leaders', label: 'Leader board' },
  { key: 'lost', label: 'Lost reasons' },
  { key: 'stages', label: 'Time in stage' },
] as const;
export type WidgetKey = (typeof widgets)[number]['key'];

/** How a person arranged their home page. */
export type Arrangement = { order: readonly WidgetKey[]; hidden: ReadonlySet<WidgetKey> };

const cookieName = 'crm_home';
const isWidget = (key: string): key is WidgetKey => widgets.some((widget) => widget.key === key);
export const labelOf = (key: WidgetKey): string => widgets.find((widget) => widget.key === key)?.label ?? key;

/** Reads `pipeline,day|lost`: the order, then what is hidden. Widgets that are not named stand at the end. */
function readArrangement(text: string): Arrangement {
  const [order = '', hidden = ''] = text.split('|');
  const named = [...new Set(order.split(',').filter(isWidget))];
  const rest = widgets.map(({ key }) => key).filter((key) => !named.includes(key));
  return { order: [...named, ...rest], hidden: new Set(hidden.split(',').filter(isWidget)) };
}

/** What the address says, as it does for a saved dashboard; else what this browser kept for the viewer's own home. */
export const arrangementFrom = (params: URLSearchParams, cookies: string | null): Arrangement =>
  readArrangement(params.get(widgetsParam) ?? preferenceIn(cookies, cookieName) ?? '');

/** Of an address: the widgets of a dashboard. */
export const widgetsParam = 'widgets';

/** An address that names the widgets, as that of a saved dashboard does. */
export function withWidgets(params: URLSearchParams, arrangement: Arrangement): URLSearchParams {
  const next = new URLSearchParams(params);
  next.set(widgetsParam, arrangementText(arrangement));
  return next;
}

export const arrangementText = ({ order, hidden }: Arrangement): string =>
  `${order.join(',')}|${[...hidden].join(',')}`;

/** Keeps it in this browser; the server reads it, so that the first paint is right. */
export const keepArrangement = (arrangement: Arrangement): void =>
  keepPreference(cookieName, arrangementText(arrangement));

/** A widget one place earlier or later among those that are shown. */
export function moveWidget({ order, hidden }: Arrangement, key: WidgetKey, by: 1 | -1): Arrangement {
  const shown = order.filter((one) => !hidden.has(one));
  const neighbour = shown[shown.indexOf(key) + by];
  if (!neighbour || !shown.includes(key)) return { order, hidden };
  return { order: order.map((one) => (one === key ? neighbour : one === neighbour ? key : one)), hidden };
}

export function showWidget({ order, hidden }: Arrangement, key: WidgetKey, shown: boolean): Arrangement {
  return { order, hidden: new Set(shown ? [...hidden].filter((one) => one !== key) : [...hidden, key]) };
}
