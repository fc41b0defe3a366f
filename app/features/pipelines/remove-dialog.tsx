import { useState } from 'react';
import { explainFailure } from '~/lib/api-client';
import { Banner } from '~/ui/banner';
import { Button } from '~/ui/button';
import { Dialog, DialogClose } from '~/ui/dialog';
import { Select } from '~/ui/select';
import { type DealCounts, dealsText, likelyTargets, type Pipeline, type Stage } from './settings-data';

type Props = {
  title: string;
  /** The stages that go. */
  going: readonly Stage[];
  /** Pipelines with the stages that stay, and may take deals over. */
  staying: readonly Pipeline[];
  counts: DealCounts;
  confirm: string;
  /** @throws what the API throws: shown here @param stageMap which stage takes the deals of which */
  onRemove: (stageMap: Record<string, string>) => Promise<void>;
  onClose: () => void;
};

/** Removes stages, and asks where their deals go. */
export function RemoveDialog({ title, going, staying, counts, confirm, onRemove, onClose }: Props) {
  const inUse = going.filter(({ id }) => (counts[id] ?? 0) > 0);
  const [targets, setTargets] = useState(() =>
    likelyTargets(
      going,
      staying.flatMap(({ stages }) => stages),
    ),
  );
  const [problem, setProblem] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const groups = staying.map(({ name, stages }) => ({
    label: name,
    options: stages.map((stage) => ({ value: stage.id, label: stage.name })),
  }));
  const remove = async () => {
    setSending(true);
    setProblem(null);
    try {
      await onRemove(Object.fromEntries(inUse.map(({ id }) => [id, targets[id] ?? ''])));
    } catch (error) {
      setProblem(explainFailure(error).message);
      setSending(false);
    }
  };
  const deals = inUse.reduce((total, { id }) => total + (counts[id] ?? 0), 0);
  return (
    <Dialog
      title={title}
      description={
        deals === 0 ? 'No deals stand here. You can undo it.' : `${dealsText(deals)} will be moved. You can undo it.`
      }
      width="small"
      open
      onOpenChange={(open) => !open && onClose()}
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant="danger" loading={sending} onClick={() => void remove()}>
            {confirm}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {problem && (
          <Banner tone="danger" urgent>
            {problem}
          </Banner>
        )}
        {inUse.map(({ id, name }) => (
          <Select
            key={id}
            label={`Move the ${dealsText(counts[id] ?? 0)} of ${name} to`}
            value={targets[id] ?? ''}
            onChange={(event) => setTargets((all) => ({ ...all, [id]: event.target.value }))}
            options={groups}
          />
        ))}
      </div>
    </Dialog>
  );
}
