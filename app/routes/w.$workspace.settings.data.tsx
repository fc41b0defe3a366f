import type { LoaderFunctionArgs } from '@remix-run/node';
import { Form, useLoaderData, useNavigation } from '@remix-run/react';
import { PackageOpen } from 'lucide-react';
import { ownWork } from '~/features/first-run/own-work';
import { RowAction } from '~/features/settings/row-action';
import { settingsAction } from '~/features/settings/settings-action.server';
import { useWorkspace } from '~/features/workspace/use-workspace';
import { answer } from '~/lib/api.server';
import { Banner } from '~/ui/banner';
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { Section } from '~/ui/section';

export async function loader(args: LoaderFunctionArgs) {
  return { demo: await answer(args, (api) => api.demo.status()) };
}

export const action = settingsAction({
  async addDemo(api) {
    const { counts } = await api.demo.add();
    return `Demo data is here: ${counts.people} people, ${counts.companies} companies, ${counts.deals} deals.`;
  },
  async removeDemo(api) {
    const { counts } = await api.demo.remove();
    return `The demo is gone: ${counts.people} people, ${counts.companies} companies, ${counts.deals} deals.`;
  },
});

export default function Data() {
  const { demo } = useLoaderData<typeof loader>();
  const { locality, can } = useWorkspace();
  const amount = (count: number, word: string) => `${count.toLocaleString(locality.locale)} ${word}`;
  const { counts } = demo;
  const own = ownWork(demo.yours);
  return (
    <Section title="Demo data" description="Example records to look around with.">
      {demo.present ? (
        <Banner
          title={[
            amount(counts.people, 'people'),
            amount(counts.companies, 'companies'),
            amount(counts.deals, 'deals'),
            amount(counts.leads, 'leads'),
            amount(counts.activities, 'activities'),
            amount(counts.tasks, 'tasks'),
          ].join(', ')}
          actions={
            <RowAction
              values={{ intent: 'removeDemo' }}
              title="Remove the demo data?"
              confirm="Remove demo data"
              trigger={<Button>Remove demo data</Button>}
            >
              {`The records that came with the demo are removed, for good, whatever was changed in them. Your own records stay${
                own && `, apart from ${own} that you or your colleagues added to demo records`
              }.`}
            </RowAction>
          }
        >
          {own
            ? `You or your colleagues added ${own} to these records. That goes with them; your other records stay.`
            : 'Records of your own stay when these are removed.'}
        </Banner>
      ) : (
        <EmptyState
          icon={<PackageOpen />}
          title="No demo data here"
          className="py-8"
          action={demo.addable && can('demo.add') && <AddDemo />}
        >
          {demo.addable
            ? 'The workspace is empty. A year of example records shows what it can do.'
            : 'Everything in this workspace is yours.'}
        </EmptyState>
      )}
    </Section>
  );
}

function AddDemo() {
  const isBusy = useNavigation().formData?.get('intent') === 'addDemo';
  return (
    <Form method="post">
      <Button type="submit" name="intent" value="addDemo" loading={isBusy}>
        Add demo data
      </Button>
    </Form>
  );
}
