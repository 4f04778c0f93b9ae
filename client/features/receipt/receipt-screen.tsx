import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'wouter';
import { receiptCodeLength, receiptCodeSchema, receiptPath } from '../../../domain/receipt.ts';
import { Brand } from '../../ui/brand.tsx';
import { Button } from '../../ui/button.tsx';
import { CodeForm } from '../../ui/code-form.tsx';
import { LanguageSwitch } from '../../ui/language-switch.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page, PageHeading } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ReceiptList } from './receipt-list.tsx';
import { useReceipt } from './use-receipt.ts';
import './receipt.css';

/** Own marks without an account, on any device, for whoever holds the code. */
export function ReceiptScreen(): ReactNode {
  const { t } = useTranslation('receipt');
  const { code } = useParams<{ code?: string }>();
  return (
    <Page>
      <header className="receipt-top">
        <Brand />
        <LanguageSwitch />
      </header>
      {code === undefined ? (
        <>
          <PageHeading>{t('enter.title')}</PageHeading>
          <p>{t('enter.lead')}</p>
          <ReceiptCode />
        </>
      ) : (
        <Shown key={code} code={code} />
      )}
      <p>
        <Link href="/">{t('toStart')}</Link>
      </p>
    </Page>
  );
}

function Shown({ code }: { code: string }): ReactNode {
  const { t } = useTranslation('receipt');
  const { answer, again, say } = useReceipt(code);
  if (answer.state === 'ready')
    return <ReceiptList receipt={answer.receipt} catalogue={answer.catalogue} say={say} />;
  if (answer.state === 'loading')
    return (
      <>
        <PageHeading>{t('list.title')}</PageHeading>
        <Skeleton lines={5} />
      </>
    );
  const { fault, seconds } = answer;
  return (
    <>
      <PageHeading>{t('list.title')}</PageHeading>
      <Notice tone="error" title={t(`fault.${fault}.title`)} announce>
        <p>{t(`fault.${fault}.text`, { seconds })}</p>
      </Notice>
      {fault === 'unknown' ? (
        <ReceiptCode />
      ) : (
        <Button look="primary" onClick={again}>
          {t('fault.again')}
        </Button>
      )}
    </>
  );
}

function ReceiptCode(): ReactNode {
  const { t } = useTranslation('receipt');
  return (
    <CodeForm
      words={{ label: t('enter.label'), hint: t('enter.hint'), go: t('enter.go') }}
      className="receipt-form"
      maxLength={20}
      addressOf={(typed) => {
        const code = receiptCodeSchema.safeParse(typed);
        return code.success ? receiptPath(code.data) : undefined;
      }}
      faultOf={(typed) =>
        t('enter.wrong', { count: typed.replace(/[\s-]/g, '').length, length: receiptCodeLength })
      }
    />
  );
}
