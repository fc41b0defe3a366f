import { clsx } from 'clsx';
import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { type ReactNode, useRef } from 'react';
import { IconButton } from './icon-button';
import { PortalTargetProvider } from './portal-target';
import { useElement } from './use-element';
import { useMedia } from './use-media';
import { useReturnFocus } from './use-return-focus';

export type SidePanelProps = {
  open: boolean;
  /** Esc, the close button; never a click on the page behind, which stays in use on wide screens. */
  onClose: () => void;
  /** Accessible name, and the heading unless `header` draws its own. */
  title: string;
  /** Replaces the heading: glyph, name, tags. */
  header?: ReactNode;
  /** Buttons at the top right, before the close button: “Open full”, a menu. */
  actions?: ReactNode;
  /** Steps to the neighbours in the list. */
  onPrevious?: (() => void) | undefined;
  onNext?: (() => void) | undefined;
  /** Shown in the tooltips of these two; the keys themselves are bound by the page. */
  stepKeys?: { previous?: string | undefined; next?: string | undefined };
  footer?: ReactNode;
  width?: 'medium' | 'wide';
  children: ReactNode;
};

/**
 * A record over its list: 480 or 560 px at the right, the whole screen on phones. Tab stays inside, Esc leaves and
 * gives the focus back; on wide screens the list behind can still be clicked, so that the next row opens at once.
 */
export function SidePanel(props: SidePanelProps) {
  const { open, onClose, title, header, actions, onPrevious, onNext, stepKeys } = props;
  const { footer, width = 'medium', children } = props;
  const [content, setContent] = useElement();
  const heading = useRef<HTMLHeadingElement>(null);
  const giveBack = useReturnFocus(open);
  const coversPage = useMedia('(width < 40rem)');
  return (
    <Radix.Root open={open} onOpenChange={(next) => !next && onClose()} modal={coversPage}>
      <Radix.Portal>
        <Radix.Content
          ref={setContent}
          aria-describedby={undefined}
          // The page beside it is in use: its keys go on working
          data-beside={coversPage ? undefined : ''}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            heading.current?.focus();
          }}
          onCloseAutoFocus={giveBack}
          onInteractOutside={(event) => event.preventDefault()}
          className={clsx(
            'fixed inset-0 z-30 flex animate-slide flex-col bg-raised outline-none sm:start-auto sm:border-s sm:shadow-float',
            width === 'wide' ? 'sm:w-140' : 'sm:w-120',
          )}
        >
          <PortalTargetProvider value={content}>
            <div className="flex min-h-13 items-center gap-1 border-b px-3">
              <Radix.Title
                ref={heading}
                tabIndex={-1}
                className="min-w-0 flex-1 truncate px-2 font-semibold text-16 outline-none"
              >
                {header ?? title}
              </Radix.Title>
              {(onPrevious || onNext) && (
                <>
                  <IconButton
                    size="small"
                    label="Previous"
                    shortcut={stepKeys?.previous}
                    icon={<ChevronUp />}
                    disabled={!onPrevious}
                    onClick={onPrevious}
                  />
                  <IconButton
                    size="small"
                    label="Next"
                    shortcut={stepKeys?.next}
                    icon={<ChevronDown />}
                    disabled={!onNext}
                    onClick={onNext}
                  />
                </>
              )}
              {actions}
              <Radix.Close asChild>
                <IconButton size="small" label="Close" shortcut="Escape" icon={<X />} />
              </Radix.Close>
            </div>
            <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain">{children}</div>
            {footer && <div className="flex justify-end gap-2 border-t px-5 py-3">{footer}</div>}
          </PortalTargetProvider>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
