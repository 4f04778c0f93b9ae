import { Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { formatReceiptCode, receiptPath } from '../../../domain/receipt.ts';
import { showToast } from '../../state/toast.ts';
import { Button } from '../../ui/button.tsx';
import { QrCode } from '../../ui/qr-code.tsx';

/** The code to take home: to copy, to write on paper, to point another phone at. */
export function ReceiptCard({ code }: { code: string }): ReactNode {
  const { t } = useTranslation('receipt');
  const link = `${window.location.origin}${receiptPath(code)}`;
  const copy = (): void => {
    // Without a secure connection there is no clipboard, whatever its type says.
    const clipboard: Clipboard | undefined = navigator.clipboard;
    const copied = clipboard?.writeText(link) ?? Promise.reject(new Error('no clipboard'));
    copied.then(
      () => showToast(t('card.copied')),
      () => showToast(t('card.copyFailed')),
    );
  };
  return (
    <section className="receipt-card" aria-labelledby="receipt-card">
      <h2 id="receipt-card">{t('card.title')}</h2>
      <p>{t('card.text')}</p>
      <p className="receipt-code" dir="ltr">
        {formatReceiptCode(code)}
      </p>
      <p className="receipt-soft">{t('card.paper')}</p>
      <QrCode text={link} label={t('card.qr')} />
      <p className="receipt-link">
        <Link href={receiptPath(code)} dir="ltr">
          {link.replace(/^https?:\/\//, '')}
        </Link>
      </p>
      <div>
        <Button icon={Copy} onClick={copy}>
          {t('card.copy')}
        </Button>
      </div>
      <p className="receipt-soft">{t('card.secret')}</p>
    </section>
  );
}
