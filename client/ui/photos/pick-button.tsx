import type { LucideIcon } from 'lucide-react';
import { type ReactNode, useId, useRef } from 'react';
import { Button } from '../button.tsx';

/** A button that opens the camera or the library. The input itself is not shown: browsers draw it in English. */
export function PickButton({
  icon,
  capture = false,
  disabled,
  onFiles,
  children,
}: {
  icon: LucideIcon;
  capture?: boolean;
  disabled: boolean;
  onFiles: (files: readonly File[]) => Promise<void>;
  children: string;
}): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  return (
    <>
      <Button icon={icon} disabled={disabled} onClick={() => input.current?.click()}>
        {children}
      </Button>
      <input
        ref={input}
        id={id}
        type="file"
        accept="image/*"
        {...(capture ? { capture: 'environment' as const } : { multiple: true })}
        hidden
        aria-label={children}
        data-source={capture ? 'camera' : 'library'}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // The same file may be chosen again later.
          event.target.value = '';
          if (files.length > 0) onFiles(files).catch((fault: unknown) => console.error(fault));
        }}
      />
    </>
  );
}
