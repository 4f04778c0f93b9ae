import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ageBands, type Balance, balanceMinimum, genders } from '../../../domain/balance.ts';
import { balanceQuery } from '../../state/process-queries.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LoadFault } from '../../ui/staff/load-fault.tsx';

const isNamed = (value: string): value is (typeof ageBands)[number] | (typeof genders)[number] | 'not_said' =>
  value === 'not_said' || [...ageBands, ...genders].some((one) => one === value);

/** Who took part, by age and by gender, and who is missing. Few people are never told apart. */
export function WalkBalance({ walkId }: { walkId: string }): ReactNode {
  const { t } = useTranslation('plan');
  const balance = useQuery(balanceQuery(walkId));
  return (
    <details className="desk-section walk-fold">
      <summary>
        <h2>{t('balance.title')}</h2>
      </summary>
      <div className="walk-fold-body">
        <p className="desk-quiet">{t('balance.help', { least: balanceMinimum })}</p>
        {balance.error !== null && <LoadFault fault={balance.error} onRetry={balance.refetch} />}
        {balance.isPending && <Skeleton lines={3} />}
        {balance.data?.people === null && <p>{t('balance.few', { least: balanceMinimum })}</p>}
        {balance.data !== undefined && balance.data.people !== null && (
          <>
            <Cells title={t('balance.age')} cells={balance.data.ageBands} people={balance.data.people} />
            <Cells title={t('balance.gender')} cells={balance.data.genders} people={balance.data.people} />
          </>
        )}
      </div>
    </details>
  );
}

/** A table of a number that is hidden in every row says nothing but that. */
function Cells({
  title,
  cells,
  people,
}: {
  title: string;
  cells: Balance['ageBands'];
  people: number;
}): ReactNode {
  const { t } = useTranslation('plan');
  if (cells.every((cell) => cell.people === null))
    return (
      <p>
        <b>{title}:</b> {t('balance.allHidden', { people })}
      </p>
    );
  return (
    <table className="balance">
      <caption>{title}</caption>
      <tbody>
        {cells.map(({ value, people: count }) => (
          <tr key={value}>
            <th scope="row">{isNamed(value) ? t(`band.${value}`) : value}</th>
            <td className="balance-bar">
              {count !== null && <meter min={0} max={people} value={count} aria-hidden="true" />}
            </td>
            <td>
              {count === null
                ? t('balance.hidden', { least: balanceMinimum })
                : t('balance.of', { count, people })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
