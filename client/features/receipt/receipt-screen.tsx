import { ArrowRight } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'wouter';
import { receiptCodeLength, receiptCodeSchema, receiptPath } from '../../../domain/receipt.ts';
import { Brand } from '../../ui/brand.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
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
          <CodeForm />
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
        <CodeForm />
      ) : (
        <Button look="primary" onClick={again}>
          {t('fault.again')}
        </Button>
      )}
    </>
  );
}

function CodeForm(): ReactNode {
  const { t } = useTranslation('receipt');
  const [, navigate] = useLocation();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const code = receiptCodeSchema.safeParse(typed);
    if (code.success) navigate(receiptPath(code.data));
    else setWrong(true);
  };
  return (
    <form className="receipt-form" onSubmit={submit} noValidate>
      <TextField
        label={t('enter.label')}
        hint={t('enter.hint')}
        error={
          wrong
            ? t('enter.wrong', { count: typed.replace(/[\s-]/g, '').length, length: receiptCodeLength })
            : undefined
        }
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setWrong(false);
        }}
        dir="ltr"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        enterKeyHint="go"
        maxLength={20}
      />
      <Button type="submit" look="primary" icon={ArrowRight} wide>
        {t('enter.go')}
      </Button>
    </form>
  );
}
