import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { WalkView } from '../../state/record-views.ts';
import { Badge, type BadgeTone } from '../../ui/badge.tsx';

const toneOf: Record<'unknown' | 'coming' | 'declined', BadgeTone> = {
  unknown: 'neutral',
  coming: 'good',
  declined: 'error',
};

/** Who does what, with their sheets, and what the invited organisations answered. */
export function WalkRoles({ walk }: { walk: WalkView }): ReactNode {
  const { t } = useTranslation('plan');
  const { roles, organisations, template } = walk.properties;
  if (roles.length === 0 && organisations.length === 0) return null;
  const lacking = organisations.filter(({ required, answer }) => required && answer !== 'coming').length;
  return (
    <details className="desk-section walk-fold">
      <summary>
        <h2>{t('part.people')}</h2>
        {lacking > 0 && <Badge tone="warning">{t('organisations.lacking', { count: lacking })}</Badge>}
      </summary>
      <div className="walk-fold-body">
        {roles.length > 0 && (
          <dl className="walk-facts">
            {roles.map(({ role, holder }) => (
              <div key={`${role} ${holder}`}>
                <dt>{t(`role.${role}`)}</dt>
                <dd dir="auto">{holder}</dd>
              </div>
            ))}
          </dl>
        )}
        {template !== null && (
          <p>
            <Link href={`/templates/${template.id}?version=${template.version}#roles`}>
              {t('roles.sheets')}
            </Link>
          </p>
        )}
        {organisations.length > 0 && (
          <ul className="walk-organisations">
            {organisations.map(({ name, required, answer }) => (
              <li key={name}>
                <span dir="auto">
                  {name}
                  {required && <small> · {t('organisations.required').toLowerCase()}</small>}
                </span>
                <Badge tone={toneOf[answer]}>{t(`answer.${answer}`)}</Badge>
              </li>
            ))}
          </ul>
        )}
      </div>
    </details>
  );
}
