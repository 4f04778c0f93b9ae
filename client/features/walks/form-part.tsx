import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormPart as Name } from './need-links.ts';
import './form-part.css';

/** One part of the walk form: an anchor, a heading, and in a line what is said there when it is closed. */
export function FormPart({
  name,
  summary,
  open = false,
  children,
}: {
  name: Name;
  summary?: string | undefined;
  open?: boolean;
  children: ReactNode;
}): ReactNode {
  const { t } = useTranslation('plan');
  return (
    <details className="form-part" id={name} open={open}>
      <summary>
        <h2>{t(`part.${name}`)}</h2>
        {summary !== undefined && <span className="desk-quiet form-part-summary">{summary}</span>}
      </summary>
      <div className="form-part-body">{children}</div>
    </details>
  );
}

/** Opens the part and brings it into sight, with the focus on its heading. */
export function showPart(name: string): void {
  const part = document.getElementById(name);
  if (!(part instanceof HTMLDetailsElement)) return;
  part.open = true;
  part.scrollIntoView({ block: 'start' });
  part.querySelector('summary')?.focus({ preventScroll: true });
}
