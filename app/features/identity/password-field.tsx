import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '~/ui/icon-button';
import { TextField, type TextFieldProps } from '~/ui/text-field';

type Props = Omit<TextFieldProps, 'type' | 'after'> & { autoComplete: 'current-password' | 'new-password' };

/** A password that can be looked at while typing; pasting and password managers work. */
export function PasswordField(props: Props) {
  const [shown, setShown] = useState(false);
  return (
    <TextField
      {...props}
      type={shown ? 'text' : 'password'}
      spellCheck={false}
      autoCapitalize="none"
      after={
        <IconButton
          size="small"
          label={shown ? 'Hide password' : 'Show password'}
          icon={shown ? <EyeOff /> : <Eye />}
          onClick={() => setShown(!shown)}
        />
      }
    />
  );
}
