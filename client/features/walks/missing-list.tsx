import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { ProcessStep } from '../../state/process-queries.ts';
import { needLink } from './need-links.ts';

/** What is missing before a step, one line a kind, each a link to where it is put right. */
export function MissingList({
  walkId,
  missing,
}: {
  walkId: string;
  missing: ProcessStep['missing'];
}): ReactNode {
  const { t } = useTranslation('process');
  const codes = [...new Set(missing.map(({ code }) => code))];
  return (
    <ul className="path-needs">
      {codes.map((code) => (
        <li key={code}>
          <Link href={needLink(walkId, code)}>
            {t(`need.${code}`, { count: missing.filter((one) => one.code === code).length })}
          </Link>
        </li>
      ))}
    </ul>
  );
}
