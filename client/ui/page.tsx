import { type ReactNode, useEffect, useRef } from 'react';
import './page.css';

let visited = false;

/** A page of text and controls, one column wide. */
export function Page({ children }: { children: ReactNode }): ReactNode {
  return (
    <main className="page" id="main">
      {children}
    </main>
  );
}

/**
 * The heading of a screen. It names the tab and takes the focus when the person came from another of our screens,
 * so that a screen reader says where one is; on the first screen the browser does that itself.
 */
export function PageHeading({ children, hidden = false }: { children: string; hidden?: boolean }): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${children} · Lykta`;
  }, [children]);
  useEffect(() => {
    // Once a screen: a heading that changes its language must not take the focus from the choice of language.
    if (visited) heading.current?.focus({ preventScroll: true });
    visited = true;
  }, []);
  return (
    <h1 ref={heading} dir="auto" tabIndex={-1} className={hidden ? 'visually-hidden' : undefined}>
      {children}
    </h1>
  );
}
