import { Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type InvitedOrganisation, organisationAnswers } from '../../../domain/walk-fields.ts';
import { walkRoles } from '../../../domain/walk-terms.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import type { PartProps } from './part-props.ts';

const kinds = ['municipality', 'police', 'housing', 'other'] as const;
const newOrganisation: InvitedOrganisation = {
  name: '',
  kind: 'municipality',
  required: true,
  answer: 'unknown',
};
/** A walk cannot be told to others or led without these two. */
const mustHave: readonly string[] = ['walk_leader', 'note_taker'];

/** Who does what, and which organisations are asked to come. */
export function PeoplePart({ draft, onChange }: PartProps): ReactNode {
  const { t } = useTranslation(['plan', 'walks']);
  return (
    <>
      <fieldset className="form-group">
        <legend>{t('plan:roles.title')}</legend>
        <p className="desk-quiet">{t('plan:roles.help')}</p>
        {walkRoles
          .filter((role) => role !== 'participant')
          .map((role) => (
            <TextField
              key={role}
              label={t(`plan:role.${role}`)}
              hint={mustHave.includes(role) ? t('plan:roles.needed') : undefined}
              value={draft.roles[role] ?? ''}
              maxLength={600}
              autoComplete="off"
              onChange={(event) => onChange({ roles: { ...draft.roles, [role]: event.target.value } })}
            />
          ))}
      </fieldset>
      <Organisations
        organisations={draft.organisations}
        onChange={(organisations) => onChange({ organisations })}
      />
    </>
  );
}

function Organisations({
  organisations,
  onChange,
}: {
  organisations: readonly InvitedOrganisation[];
  onChange: (organisations: readonly InvitedOrganisation[]) => void;
}): ReactNode {
  const { t } = useTranslation('plan');
  const write = (index: number, change: Partial<InvitedOrganisation>): void =>
    onChange(organisations.map((one, place) => (place === index ? { ...one, ...change } : one)));
  return (
    <fieldset className="form-group">
      <legend>{t('organisations.title')}</legend>
      <p className="desk-quiet">{t('organisations.help')}</p>
      <ul className="form-rows">
        {organisations.map((organisation, index) => (
          // The place in the list is all that tells two rows apart while they are being written.
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no ids and are only added at the end
          <li key={index} className="form-row">
            <TextField
              label={t('organisations.name', { number: index + 1 })}
              value={organisation.name}
              maxLength={120}
              onChange={(event) => write(index, { name: event.target.value })}
            />
            <div className="staff-form-row">
              <SelectField
                label={t('organisations.kind', { number: index + 1 })}
                value={organisation.kind}
                choices={kinds.map((value) => ({ value, label: t(`organisationKind.${value}`) }))}
                onChange={(kind) => write(index, { kind })}
              />
              <SelectField
                label={t('organisations.answer', { number: index + 1 })}
                value={organisation.answer}
                choices={organisationAnswers.map((value) => ({ value, label: t(`answer.${value}`) }))}
                onChange={(answer) => write(index, { answer })}
              />
            </div>
            <div className="form-row-end">
              <label className="form-check">
                <input
                  type="checkbox"
                  checked={organisation.required}
                  onChange={(event) => write(index, { required: event.target.checked })}
                />
                {t('organisations.required')}
              </label>
              <IconButton
                icon={Trash2}
                label={t('organisations.remove', { name: organisation.name || String(index + 1) })}
                onClick={() => onChange(organisations.filter((_, place) => place !== index))}
              />
            </div>
          </li>
        ))}
      </ul>
      <div className="walk-form-buttons">
        <Button icon={Plus} onClick={() => onChange([...organisations, newOrganisation])}>
          {t('organisations.add')}
        </Button>
      </div>
    </fieldset>
  );
}
