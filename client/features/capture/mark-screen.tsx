import type { ReactNode } from 'react';
import { Page, PageHeading } from '../../ui/page.tsx';

export function MarkScreen(): ReactNode {
  return (
    <Page>
      <PageHeading>Lykta</PageHeading>
    </Page>
  );
}
