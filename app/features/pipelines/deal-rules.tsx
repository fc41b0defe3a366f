import { useState } from 'react';
import { toastFailure } from '~/features/records/choices';
import { useRecords } from '~/features/records/records-context';
import { Switch } from '~/ui/checkbox';
import { Section } from '~/ui/section';
import { toast } from '~/ui/toast-store';
import type { PipelinesOverview } from './settings-data';

type Settings = PipelinesOverview['settings'];
type Props = { settings: Settings; mayManage: boolean };

const rules = [
  {
    key: 'plannedStopsRot',
    label: 'Planned activities stop rotting',
    hint: 'A deal with one does not rot before it is due. Otherwise only what has happened counts.',
  },
  {
    key: 'moveDropsProbability',
    label: 'Moving drops own probability',
    hint: 'A deal that moves has the probability of its new stage. Otherwise one that was set on the deal stays.',
  },
] as const;

/** The rules that hold for the deals of all pipelines; in force at once. */
export function DealRules({ settings, mayManage }: Props) {
  const { api } = useRecords();
  const [given, setGiven] = useState(settings);
  const [now, setNow] = useState(settings);
  if (given !== settings) {
    setGiven(settings);
    setNow(settings);
  }
  const set = async (key: keyof Settings, on: boolean, undoing = false) => {
    setNow((all) => ({ ...all, [key]: on }));
    try {
      setNow(await api.pipelines.settings.mutate({ [key]: on }));
      const undo = { label: 'Undo', run: () => void set(key, !on, true) };
      toast({ title: undoing ? 'Undone' : 'Rule changed', key: `rule-${key}`, ...(!undoing && { action: undo }) });
    } catch (error) {
      setNow((all) => ({ ...all, [key]: !on }));
      toastFailure(error, 'The rule was not changed');
    }
  };
  return (
    <Section title="Rules for deals" framed>
      <div className="grid gap-3 p-4">
        {rules.map(({ key, label, hint }) => (
          <Switch
            key={key}
            label={label}
            hint={hint}
            checked={now[key]}
            disabled={!mayManage}
            onChange={(event) => void set(key, event.target.checked)}
          />
        ))}
      </div>
    </Section>
  );
}
