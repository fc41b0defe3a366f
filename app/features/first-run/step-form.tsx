import { Form, useNavigation } from '@remix-run/react';
import type { ReactNode } from 'react';
import { type FormRefusal, formError } from '~/lib/form-outcome';
import { useFirstWrong } from '~/lib/use-first-wrong';
import { Banner } from '~/ui/banner';
import { Button } from '~/ui/button';

type Props = {
  refusal: FormRefusal | undefined;
  /** Fields that show their own errors. */
  fields: readonly string[];
  children: ReactNode;
  /** The buttons at the foot, the main one last. */
  buttons: ReactNode;
};

/** The form of one step. Its buttons say by their `intent` what is to be done. Works before scripts load. */
export function StepForm({ refusal, fields, children, buttons }: Props) {
  const form = useFirstWrong(refusal);
  const message = formError(refusal, fields);
  return (
    <Form ref={form} method="post" noValidate className="grid gap-5">
      {message && (
        <Banner tone="danger" urgent>
          {message}
        </Banner>
      )}
      {children}
      <div className="mt-1 flex flex-wrap items-center justify-end gap-2">{buttons}</div>
    </Form>
  );
}

type IntentProps = { intent: string; variant?: 'primary' | 'secondary' | 'ghost'; children: ReactNode };

/** A button of the step's form; while one is at work, none takes another click. */
export function IntentButton({ intent, variant = 'primary', children }: IntentProps) {
  const { state, formData } = useNavigation();
  const busy = state !== 'idle' && formData !== undefined;
  return (
    <Button
      type="submit"
      name="intent"
      value={intent}
      variant={variant}
      loading={busy && formData.get('intent') === intent}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : undefined}
    >
      {children}
    </Button>
  );
}
