import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { localityOptions } from '~/features/settings/locality-options.server';
import { settingsAction } from '~/features/settings/settings-action.server';
import { SettingsForm } from '~/features/settings/settings-form';
import { useWorkspace } from '~/features/workspace/use-workspace';
import { answer } from '~/lib/api.server';
import { fieldError } from '~/lib/form-outcome';
import { Banner } from '~/ui/banner';
import { Section } from '~/ui/section';
import { Select } from '~/ui/select';
import { TextField } from '~/ui/text-field';

export async function loader(args: LoaderFunctionArgs) {
  const workspace = await answer(args, (api) => api.workspaces.get());
  return { workspace, options: localityOptions(workspace) };
}

const change = settingsAction({
  async save(api, text) {
    await api.workspaces.update({
      version: Number(text('version')),
      values: {
        name: text('name'),
        timeZone: text('timeZone'),
        locale: text('locale'),
        currency: text('currency'),
        defaultCountry: text('defaultCountry'),
      },
    });
    return 'The workspace is saved.';
  },
  async delete(api, text) {
    await api.workspaces.delete({ name: text('confirmName') });
    return 'deleted';
  },
});

export async function action(args: ActionFunctionArgs) {
  const result = await change(args);
  if (result.ok && result.intent === 'delete') throw redirect('/');
  return data(result, { status: result.ok ? 200 : 400 });
}

export default function WorkspaceSettings() {
  const { workspace, options } = useLoaderData<typeof loader>();
  const { can } = useWorkspace();
  const mayUpdate = can('workspace.update');
  return (
    <>
      <Section title="Workspace">
        {!mayUpdate && <Banner className="mb-4">An admin can change these. You can read them.</Banner>}
        <SettingsForm
          key={workspace.version}
          intent="save"
          submit="Save"
          disabled={!mayUpdate}
          fields={['values.name', 'values.timeZone', 'values.locale', 'values.currency', 'values.defaultCountry']}
        >
          {(refusal) => (
            <>
              <input type="hidden" name="version" value={workspace.version} />
              <TextField
                label="Name"
                name="name"
                defaultValue={refusal?.values.name ?? workspace.name}
                error={fieldError(refusal, 'values.name')}
              />
              <div className="grid gap-4 sm:grid-cols-2">
                <Select
                  label="Time zone"
                  name="timeZone"
                  hint="Dates and reports follow it."
                  options={options.timeZones}
                  defaultValue={refusal?.values.timeZone ?? workspace.timeZone}
                  error={fieldError(refusal, 'values.timeZone')}
                />
                <Select
                  label="Numbers and dates"
                  name="locale"
                  options={options.locales}
                  defaultValue={refusal?.values.locale ?? workspace.locale}
                  error={fieldError(refusal, 'values.locale')}
                />
                <Select
                  label="Currency"
                  name="currency"
                  options={options.currencies}
                  defaultValue={refusal?.values.currency ?? workspace.currency}
                  error={fieldError(refusal, 'values.currency')}
                />
                <Select
                  label="Country"
                  name="defaultCountry"
                  hint="Phone numbers without a country code are read as numbers of it."
                  options={options.countries}
                  defaultValue={refusal?.values.defaultCountry ?? workspace.defaultCountry}
                  error={fieldError(refusal, 'values.defaultCountry')}
                />
              </div>
            </>
          )}
        </SettingsForm>
      </Section>
      {can('workspace.delete') && (
        <Section
          title="Delete the workspace"
          description="Everything in it is deleted for good: records, history, members, keys."
        >
          <SettingsForm intent="delete" submit="Delete workspace" fields={['name']} tone="danger">
            {(refusal) => (
              <TextField
                label={`Type “${workspace.name}” to confirm`}
                name="confirmName"
                autoComplete="off"
                defaultValue={refusal?.values.confirmName}
                error={fieldError(refusal, 'name')}
              />
            )}
          </SettingsForm>
        </Section>
      )}
    </>
  );
}
