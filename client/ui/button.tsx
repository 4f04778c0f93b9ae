import type { LucideIcon } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { Link } from 'wouter';
import './button.css';

/** `primary` is the one main action of a screen; `danger` takes something away. */
export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger';

interface Look {
  look?: ButtonLook;
  icon?: LucideIcon;
  /** As wide as its container. */
  wide?: boolean;
  children: ReactNode;
}

function classOf(look: ButtonLook, wide: boolean): string {
  return `button button-${look}${wide ? ' button-wide' : ''}`;
}

export function Button({
  look = 'secondary',
  icon: Icon,
  wide = false,
  children,
  ...rest
}: Look & Omit<ComponentProps<'button'>, 'className'>): ReactNode {
  return (
    <button type="button" {...rest} className={classOf(look, wide)}>
      {Icon !== undefined && <Icon size={20} aria-hidden="true" />}
      <span>{children}</span>
    </button>
  );
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function ButtonLink({
  look = 'secondary',
  icon: Icon,
  wide = false,
  children,
  href,
}: Look & { href: string }): ReactNode {
  return (
    <Link href={href} className={classOf(look, wide)}>
      {Icon !== undefined && <Icon size={20} aria-hidden="true" />}
      <span>{children}</span>
    </Link>
  );
}

/** An icon alone, with its name for those who do not see it. */
export function IconButton({
  icon: Icon,
  label,
  ...rest
}: { icon: LucideIcon; label: string } & Omit<
  ComponentProps<'button'>,
  'className' | 'children'
>): ReactNode {
  return (
    <button type="button" {...rest} className="icon-button" aria-label={label} title={label}>
      <Icon size={22} aria-hidden="true" />
    </button>
  );
}
