import { ArrowLeft, Check } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'wouter';
import { pickText } from '../../../domain/localized.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { OwnFinding } from '../../offline/optimistic-view.ts';
import { usePosition } from '../../state/position.ts';
import { showToast } from '../../state/toast.ts';
import { type ReadyWalk, refreshWalk } from '../../state/walk-store.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { takesWords } from '../../ui/marking/class-mode.ts';
import { FindingText, SubcategoryChips } from '../../ui/marking/details-fields.tsx';
import { type Place, resolvePlace } from '../../ui/marking/place.ts';
import { PlaceChoice } from '../../ui/marking/place-choice.tsx';
import { SeverityRadios } from '../../ui/marking/severity-choice.tsx';
import { WalkGate } from '../../ui/marking/walk-gate.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page, PageHeading } from '../../ui/page.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { AttentionNotice } from './attention-notice.tsx';
import './mine-screen.css';
import { saveEdit } from './save-edit.ts';
import { TakeBackButton } from './take-back-button.tsx';

export function EditScreen(): ReactNode {
  return <WalkGate>{(walk) => <Edit walk={walk} />}</WalkGate>;
}

function Edit({ walk }: { walk: ReadyWalk }): ReactNode {
  const { t } = useTranslation('mine');
  const { findingId } = useParams<{ findingId: string }>();
  const own = walk.view.findings.find(({ id }) => id === findingId);
  return (
    <Page>
      <header className="mine-header">
        <ButtonLink href="/walk/mine" look="quiet" icon={ArrowLeft}>
          {t('toMine')}
        </ButtonLink>
      </header>
      <PageHeading>{t('editTitle')}</PageHeading>
      {own === undefined ? <p>{t('gone')}</p> : <EditForm key={own.id} walk={walk} own={own} />}
    </Page>
  );
}

function EditForm({ walk, own }: { walk: ReadyWalk; own: OwnFinding }): ReactNode {
  const { t } = useTranslation(['mine', 'marking']);
  const [, navigate] = useLocation();
  const position = usePosition();
  const { properties } = own.finding;
  const [categoryId, setCategoryId] = useState(properties.category);
  const [subcategory, setSubcategory] = useState(properties.subcategory);
  const [severity, setSeverity] = useState(properties.severity);
  const [text, setText] = useState(properties.text ?? '');
  const [place, setPlace] = useState<Place>();
  const [fault, setFault] = useState<'severity' | 'place' | 'failed'>();
  const category = walk.catalogue.find(categoryId);
  const unsafe = category !== undefined && category.branch !== 'positive';

  const save = async (): Promise<void> => {
    if (category === undefined) return;
    if (unsafe && severity === null) return setFault('severity');
    const placed = place && resolvePlace(place, position, walk.view.checkpoints);
    if (place !== undefined && placed === undefined) return setFault('place');
    try {
      const words = takesWords(walk.view.walk?.properties.mode, category) ? text : '';
      const edited = { category, subcategory, severity, text: words };
      await saveEdit(own, placed === undefined ? edited : { ...edited, placed }, walk.membership);
      await refreshWalk();
      showToast(t('saved'));
      navigate('/walk/mine');
    } catch (reason) {
      console.error('the edit could not be kept', reason);
      setFault('failed');
    }
  };

  return (
    <form
      className="mine-form"
      onSubmit={(event) => {
        event.preventDefault();
        save().catch((reason: unknown) => console.error(reason));
      }}
    >
      {own.delivery === 'attention' && <AttentionNotice own={own} />}
      <SelectField
        label={t('category')}
        value={categoryId}
        choices={[
          ...(category === undefined ? [{ value: categoryId, label: t('marking:unknownCategory') }] : []),
          ...walk.catalogue.categories.map(({ id, label }) => ({
            value: id,
            label: pickText(label, currentLanguage()),
          })),
        ]}
        onChange={(id) => {
          setCategoryId(id);
          setSubcategory(null);
        }}
      />
      {category !== undefined && (
        <SubcategoryChips category={category} value={subcategory} onChange={setSubcategory} />
      )}
      {unsafe && <SeverityRadios value={severity} onChange={setSeverity} />}
      {fault === 'severity' && (
        <p className="field-error" role="alert">
          {t('severityMissing')}
        </p>
      )}
      <FindingText walk={walk} category={category} value={text} onChange={setText} />
      {place === undefined ? (
        <div>
          <Button onClick={() => setPlace({ source: 'crosshair', position: positionOf(own) })}>
            {t('movePlace')}
          </Button>
        </div>
      ) : (
        <PlaceChoice
          walk={walk}
          position={position}
          place={place}
          onChange={setPlace}
          problem={fault === 'place' ? t('marking:place.missing') : undefined}
        />
      )}
      {fault === 'failed' && (
        <Notice tone="error" announce>
          <p>{t('notSaved')}</p>
        </Notice>
      )}
      <div className="mine-actions">
        <Button type="submit" look="primary" icon={Check}>
          {t('save')}
        </Button>
        <TakeBackButton own={own} membership={walk.membership} onDone={() => navigate('/walk/mine')} />
      </div>
    </form>
  );
}

function positionOf(own: OwnFinding): [number, number] {
  const [longitude, latitude] = own.finding.geometry.coordinates;
  return [longitude, latitude];
}
