import { useWorkspace } from '~/features/workspace/use-workspace';
import { isSingleKey, useSingleKeys } from '~/lib/single-keys';
import { Dialog } from '~/ui/dialog';
import { Kbd } from '~/ui/kbd';
import { TextLink } from '~/ui/text-link';
import { type GroupId, groupIds, groups } from './catalogue';
import type { OfferedCommand } from './offers';
import { useOffered } from './use-commands';
import { widgets } from './widgets';

type Line = { keys: readonly string[]; label: string };

/** The sheet that lists the keys that do something here and now: with `?`, or from the menu of the account. */
export function KeysSheet({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Keyboard shortcuts" width="small" open onOpenChange={(open) => !open && onClose()}>
      <Keys onLeave={onClose} />
    </Dialog>
  );
}

/** What a group's commands and the parts of the page answer to. A key that a nearer command takes is not told twice. */
function linesOf(group: GroupId, offered: readonly OfferedCommand[]): Line[] {
  const taken = new Set(offered.filter((one) => one.group !== group && isNearer(one.group, group)).flatMap(keysIn));
  const commands = offered
    .filter((one) => one.group === group)
    .map(({ keys, label }) => ({ label, keys: keys.filter((key) => !taken.has(key)) }));
  const handled = widgets
    .filter((widget) => widget.group === group && document.querySelector(widget.selector) !== null)
    .flatMap(({ lines }) => lines);
  return [...commands, ...handled];
}

const keysIn = ({ keys }: OfferedCommand) => keys;
const isNearer = (one: GroupId, than: GroupId) => groupIds.indexOf(one) < groupIds.indexOf(than);

function Keys({ onLeave }: { onLeave: () => void }) {
  const { path } = useWorkspace();
  const singleKeys = useSingleKeys();
  const offered = useOffered();
  const works = (key: string) => singleKeys === 'on' || !isSingleKey(key);
  const shown = groupIds
    .map((group) => ({
      group,
      lines: linesOf(group, offered)
        .map(({ label, keys }) => ({ label, keys: keys.filter(works) }))
        .filter(({ keys }) => keys.length > 0),
    }))
    .filter(({ lines }) => lines.length > 0);
  return (
    <div className="grid gap-5">
      {shown.map(({ group, lines }) => (
        <section key={group}>
          <h3 className="pb-1 font-medium text-12 text-muted">{groups[group]}</h3>
          <dl className="text-13">
            {lines.map(({ keys, label }) => (
              <div key={label} className="flex min-h-8 items-center justify-between gap-4 border-b last:border-b-0">
                <dt>{label}</dt>
                <dd className="flex shrink-0 items-center gap-2 text-muted">
                  {keys.map((key) => (
                    <Kbd key={key} keys={key} />
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <p className="text-12 text-muted">
        {singleKeys === 'on'
          ? 'Shortcuts of a letter or sign alone can be switched off in your '
          : 'Shortcuts of a letter or sign alone are switched off. You find them in your '}
        <TextLink to={path('settings/profile#keyboard')} onClick={onLeave}>
          profile
        </TextLink>
        .
      </p>
    </div>
  );
}
