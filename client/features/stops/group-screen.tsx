import { ArrowLeft, Check } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useSearch } from 'wouter';
import { showToast } from '../../state/toast.ts';
import { type ReadyWalk, refreshWalk } from '../../state/walk-store.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { WalkGate } from '../../ui/marking/walk-gate.tsx';
import { Page, PageHeading } from '../../ui/page.tsx';
import { sayGroup } from './say-in-walk.ts';
import './stops.css';

export function GroupScreen(): ReactNode {
  return <WalkGate>{(walk) => <GroupChoice walk={walk} />}</WalkGate>;
}

/** Which of the walk's groups the person walks with. */
function GroupChoice({ walk }: { walk: ReadyWalk }): ReactNode {
  const { t } = useTranslation('stops');
  const [, navigate] = useLocation();
  const stopId = new URLSearchParams(useSearch()).get('stop');
  const back = stopId === null ? '/walk' : `/walk/stop/${stopId}`;
  const now = walk.view.me?.properties.groupId ?? null;
  const [chosen, setChosen] = useState<string | null>(now ?? walk.view.groups[0]?.id ?? null);
  const save = async (): Promise<void> => {
    try {
      if (chosen !== now) await sayGroup(walk.membership, chosen);
      await refreshWalk();
      navigate(back, { replace: true });
    } catch (fault) {
      console.error('the group could not be kept', fault);
      showToast(t('rate.failed.title'));
    }
  };
  return (
    <Page>
      <header className="stop-header">
        <ButtonLink href={back} look="quiet" icon={ArrowLeft}>
          {t('toWalk')}
        </ButtonLink>
      </header>
      <PageHeading>{t('group.whichTitle')}</PageHeading>
      <p>{t('group.ask')}</p>
      <form
        className="group-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <fieldset className="group-choice">
          <legend className="visually-hidden">{t('group.whichTitle')}</legend>
          {walk.view.groups.map(({ id, properties }) => (
            <label key={id}>
              <input type="radio" name="group" checked={chosen === id} onChange={() => setChosen(id)} />
              <span dir="auto">{properties.name}</span>
            </label>
          ))}
          <label>
            <input type="radio" name="group" checked={chosen === null} onChange={() => setChosen(null)} />
            <span>{t('group.none')}</span>
          </label>
        </fieldset>
        <Button type="submit" look="primary" icon={Check} wide>
          {t('group.save')}
        </Button>
      </form>
    </Page>
  );
}
