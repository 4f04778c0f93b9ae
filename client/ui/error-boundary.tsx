import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';
import { Page, PageHeading } from './page.tsx';

/** Words instead of an empty page when a screen cannot be fetched or fails. What was saved is not touched. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <Failed /> : this.props.children;
  }
}

function Failed(): ReactNode {
  const { t } = useTranslation();
  return (
    <Page>
      <PageHeading>{t('failed.title')}</PageHeading>
      <Notice tone="error" announce>
        <p>{t('failed.text')}</p>
      </Notice>
      <Button look="primary" onClick={() => window.location.reload()}>
        {t('failed.reload')}
      </Button>
      <a href="/">{t('toStart')}</a>
    </Page>
  );
}
