import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from './button.tsx';
import { Page, PageHeading } from './page.tsx';

export function NotFound(): ReactNode {
  const { t } = useTranslation();
  return (
    <Page>
      <PageHeading>{t('notFound.title')}</PageHeading>
      <p>{t('notFound.text')}</p>
      <ButtonLink href="/" look="primary">
        {t('toStart')}
      </ButtonLink>
    </Page>
  );
}
