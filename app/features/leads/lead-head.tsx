import { Link } from '@remix-run/react';
import { clsx } from 'clsx';
import { ArrowRightLeft } from 'lucide-react';
import { useState } from 'react';
import { useCommands } from '~/features/commands/use-commands';
import { glyphShapes } from '~/features/records/field-value';
import { ConvertDialog } from '~/features/records/late-parts';
import { useRecords } from '~/features/records/records-context';
import { type ObjectDescription, pluralOf, type RecordView, type Reference } from '~/features/records/types';
import type { OpenRecord } from '~/features/records/use-record';
import { RelativeTime } from '~/lib/time';
import { Avatar } from '~/ui/avatar';
import { Button } from '~/ui/button';
import { Select } from '~/ui/select';
import { Tag } from '~/ui/tag';
import { toast } from '~/ui/toast-store';

type Props = {
  object: ObjectDescription;
  open: OpenRecord;
  mayEdit: boolean;
  mayConvert: boolean;
  className?: string;
};

/** Where a lead stands, and its way on: into a person, a company and a deal. */
export function LeadHead({ object, open, mayEdit, mayConvert, className }: Props) {
  const [converting, setConverting] = useState(false);
  const lead = open.record;
  useCommands([mayConvert && !lead.convertedAt && { id: 'lead.convert', run: () => setConverting(true) }]);
  if (lead.convertedAt) {
    return (
      <section aria-label="Status" className={className}>
        <Became lead={lead} />
      </section>
    );
  }
  return (
    <section aria-label="Status" className={clsx('flex flex-wrap items-center gap-3', className)}>
      <Status object={object} open={open} mayEdit={mayEdit} />
      {mayConvert && (
        <Button variant="primary" size="small" icon={<ArrowRightLeft />} onClick={() => setConverting(true)}>
          Convert
        </Button>
      )}
      {converting && (
        <ConvertDialog
          lead={lead}
          onClose={() => setConverting(false)}
          onConverted={() => {
            setConverting(false);
            void open.refresh().catch(() => undefined);
          }}
        />
      )}
    </section>
  );
}

function Status({ object, open, mayEdit }: Pick<Props, 'object' | 'open' | 'mayEdit'>) {
  const field = object.fields.find(({ key }) => key === 'status');
  if (!field) return null;
  const { status } = open.record;
  // Only a conversion leads there
  const options = (field.options ?? []).filter(({ value }) => value !== 'converted');
  const shown = field.options?.find(({ value }) => value === status);
  if (!mayEdit) return <Tag label={shown?.label ?? 'No status'} />;
  const save = async (value: string) => {
    const saved = await open.save(field, value, { status: value }, open.record.version);
    if (!saved.ok) toast({ title: 'The status was not changed', detail: saved.problem, tone: 'danger' });
  };
  return (
    <Select
      label="Status"
      hideLabel
      size="small"
      className="w-36"
      value={String(status ?? '')}
      options={options}
      onChange={(event) => void save(event.target.value)}
    />
  );
}

const parts = ['deal', 'person', 'company'] as const;

/** Where a converted lead went. */
function Became({ lead }: { lead: RecordView }) {
  const { path } = useRecords();
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-13">
      <span className="flex items-center gap-2">
        <Tag label="Converted" hue="green" />
        <span className="text-muted">
          <RelativeTime at={String(lead.convertedAt)} /> into
        </span>
      </span>
      {parts.map((name) => {
        const thing = lead[name] as Reference | null | undefined;
        if (!thing) return null;
        return (
          <span key={name} className="flex min-w-0 items-center gap-1.5">
            <Avatar name={thing.title} colourKey={thing.id} shape={glyphShapes[name]} size="tiny" />
            {thing.trashed ? (
              <span className="truncate">
                <bdi>{thing.title}</bdi> <span className="text-muted">in the trash</span>
              </span>
            ) : (
              <Link to={path(`${pluralOf[name]}/${thing.id}`)} className="truncate text-accent-text hover:underline">
                <bdi>{thing.title}</bdi>
              </Link>
            )}
          </span>
        );
      })}
    </div>
  );
}
