import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useNavigate } from '@remix-run/react';
import { useState } from 'react';
import { uploadFile } from '~/features/imports/upload-file';
import { useWorkspace } from '~/features/workspace/use-workspace';
import { Button } from '~/ui/button';
import { FileDrop } from '~/ui/file-drop';
import { PageHeader } from '~/ui/page-header';
import { Progress } from '~/ui/progress';
import { RadioGroup } from '~/ui/radio-group';
import { FormColumn } from '~/ui/section';
import { TextLink } from '~/ui/text-link';

export { PageError as ErrorBoundary } from '~/features/workspace/page-error';

export const meta: MetaFunction = () => [{ title: 'Import a file · CRM Flow' }];

export function loader({ request }: LoaderFunctionArgs) {
  const object = new URL(request.url).searchParams.get('object');
  return { object: object === 'company' ? ('company' as const) : ('person' as const) };
}

const kinds = [
  { value: 'person', label: 'People', hint: 'One person a row; their companies are found or made.' },
  { value: 'company', label: 'Companies', hint: 'One company a row.' },
];

export default function NewImport() {
  const { path } = useWorkspace();
  const navigate = useNavigate();
  const [object, setObject] = useState<string>(useLoaderData<typeof loader>().object);
  const [file, setFile] = useState<File | null>(null);
  const [share, setShare] = useState<number | null>(null);
  const [error, setError] = useState<string | null>(null);

  const send = async () => {
    if (!file || share !== null) return;
    setError(null);
    setShare(0);
    const result = await uploadFile(path(`imports/upload?object=${object}`), file, setShare);
    if (result.ok) {
      navigate(path(`imports/${result.importId}`));
      return;
    }
    setShare(null);
    setError(result.error.message);
  };

  return (
    <>
      <PageHeader
        title="Import a file"
        breadcrumb={<TextLink to={path('imports')}>Imports</TextLink>}
        description="Nothing is written before you have seen what will happen."
      />
      <FormColumn>
        <RadioGroup
          label="What does the file hold?"
          name="object"
          look="cards"
          options={kinds}
          value={object}
          onValueChange={setObject}
        />
        <FileDrop
          label="Choose a file"
          hint="CSV (comma, semicolon or tab) or Excel (.xlsx)"
          accept=".csv,.tsv,.txt,.xlsx"
          name="file"
          disabled={share !== null}
          error={error ?? undefined}
          onFiles={([chosen]) => {
            setError(null);
            setFile(chosen ?? null);
          }}
        />
        {share !== null && file && <Progress label={`Sending ${file.name}`} value={share} max={1} />}
        <div className="flex justify-end">
          <Button variant="primary" loading={share !== null} disabled={!file} onClick={send}>
            Continue
          </Button>
        </div>
      </FormColumn>
    </>
  );
}
