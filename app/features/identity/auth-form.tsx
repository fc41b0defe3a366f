import { Form, useNavigation } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { FormRefusal } from '~/lib/form-outcome';
import { formError } from '~/lib/form-outcome';
import { useFirstWrong } from '~/lib/use-first-wrong';
import { Banner } from '~/ui/banner';
import { Button } from '~/ui/button';

type Props = {
  title: string;
  description?: ReactNode;
  submit: string;
  refusal?: FormRefusal;
  /** Fields that show their own errors. */
  fields: readonly string[];
  children?: ReactNode;
  footer?: ReactNode;
};

/** The card that every page before the workspace consists of. Works before scripts load. */
export function AuthForm({ title, description, submit, refusal, fields, children, footer }: Props) {
  const { state } = useNavigation();
  const message = formError(refusal, fields);
  const form = useFirstWrong(refusal);
  return (
    <>
      <h1 className="font-semibold text-20">{title}</h1>
      {description && <div className="mt-1 text-13 text-muted">{description}</div>}
      <Form ref={form} method="post" className="mt-6 grid gap-4" noValidate>
        {message && (
          <Banner tone="danger" urgent>
            {message}
          </Banner>
        )}
        {children}
        <Button type="submit" variant="primary" size="large" wide loading={state !== 'idle'}>
          {submit}
        </Button>
      </Form>
      {footer && <div className="mt-6 border-t pt-4 text-13 text-muted">{footer}</div>}
    </>
  );
}
