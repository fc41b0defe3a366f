import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from './button';
import { IconButton } from './icon-button';

export type CopyButtonProps = {
  text: string;
  /** What is copied, for the name: “Copy request id”. */
  label: string;
  /** `text` shows the label, `icon` keeps it for the tooltip. */
  look?: 'icon' | 'text';
};

/** Puts a text on the clipboard and says so in its place. */
export function CopyButton({ text, label, look = 'icon' }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () => void navigator.clipboard.writeText(text).then(() => setCopied(true));
  const icon = copied ? <Check /> : <Copy />;
  return (
    <>
      {look === 'icon' ? (
        <IconButton size="small" label={copied ? 'Copied' : label} icon={icon} onClick={copy} />
      ) : (
        <Button icon={icon} onClick={copy}>
          {copied ? 'Copied' : label}
        </Button>
      )}
      <span role="status" className="sr-only">
        {copied ? 'Copied' : ''}
      </span>
    </>
  );
}
