import { ChevronDown, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useDetailsMenu } from '../use-details-menu.ts';
import './menu.css';

/** A button that opens a small panel under it. Escape and a press elsewhere close it. */
export function Menu({
  label,
  icon: Icon,
  active = false,
  children,
}: {
  label: string;
  icon?: LucideIcon;
  /** Something inside is chosen: the button says so by its weight. */
  active?: boolean;
  children: ReactNode;
}): ReactNode {
  const menu = useDetailsMenu();
  return (
    <details className="menu" data-active={active} {...menu}>
      <summary>
        {Icon !== undefined && <Icon size={18} aria-hidden="true" />}
        <span>{label}</span>
        <ChevronDown size={16} aria-hidden="true" />
      </summary>
      <div className="menu-panel">{children}</div>
    </details>
  );
}

/** Several of a list, as checkboxes in a menu. Nothing chosen means all. */
export function ChoiceMenu<Value extends string>({
  label,
  options,
  chosen,
  onChange,
  narrows = true,
}: {
  label: string;
  options: readonly { value: Value; label: string; mark?: ReactNode }[];
  chosen: readonly Value[];
  onChange: (chosen: readonly Value[]) => void;
  /** Whether choosing narrows a list, which the button then shows. */
  narrows?: boolean;
}): ReactNode {
  const count = chosen.length;
  return (
    <Menu label={count === 0 || !narrows ? label : `${label} (${count})`} active={narrows && count > 0}>
      <fieldset className="menu-choices">
        <legend className="visually-hidden">{label}</legend>
        {options.map(({ value, label: words, mark }) => (
          <label key={value}>
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              onChange={(event) =>
                onChange(event.target.checked ? [...chosen, value] : chosen.filter((one) => one !== value))
              }
            />
            {mark}
            <span>{words}</span>
          </label>
        ))}
      </fieldset>
    </Menu>
  );
}
