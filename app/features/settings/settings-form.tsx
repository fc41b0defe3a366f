import { Form, useActionData, useNavigation } from '@remix-run/react';
import type { ReactNode } from 'react';
import { type FormRefusal, formError } from '~/lib/form-outcome';
import { Banner } from '~/ui/banner';
import { Button } from '~/ui/button';

/** What the actions of settings pages hand back. `intent` names the form. */
export type SettingsResult = { intent: string } & ({ ok: true; notice?: string } | ({ ok: false } & FormRefusal));

type Props = {
  /** Tells the page's action which of its forms was sent. */
  intent: string;
  submit: string;
  fields: readonly string[];
  disabled?: boolean;
  tone?: 'primary' | 'danger' | 'secondary';
  /** Fields side by side with the button, for short forms. */
  inline?: boolean;
  children: (refusal: FormRefusal | undefined) => ReactNode;
};

/** One form of a settings page: its refusal beside the fields, its success in a line, its button busy meanwhile. */
export function SettingsForm({ intent, submit, fields, disabled, tone = 'primary', inline, children }: Props) {
  const navigation = useNavigation();
  const result = useActionData<SettingsResult>();
  const mine = result?.intent === intent ? result : undefined;
  const refusal = mine?.ok === false ? mine : undefined;
  const message = formError(refusal, fields);
  return (
    <Form method="post" noValidate className="grid gap-4">
      <input type="hidden" name="intent" value={intent} />
      {message && (
        <Banner tone="danger" urgent>
          {message}
        </Banner>
      )}
      {mine?.ok && mine.notice && (
        <Banner tone="success">
          <span role="status">{mine.notice}</span>
        </Banner>
      )}
      <fieldset disabled={disabled} className={inline ? 'grid items-start gap-3 sm:flex' : 'grid gap-4'}>
        {children(refusal)}
        <div className={inline ? 'sm:mt-6.5' : ''}>
          <Button
            type="submit"
            variant={tone}
            disabled={disabled}
            loading={navigation.state !== 'idle' && navigation.formData?.get('intent') === intent}
          >
            {submit}
          </Button>
        </div>
      </fieldset>
    </Form>
  );
}
