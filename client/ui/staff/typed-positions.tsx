import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Position } from '../../../domain/geo.ts';
import { Button } from '../button.tsx';
import { TextArea } from '../field.tsx';
import { coordinatesText, parseStopLines } from './parse-coordinates.ts';
import './typed-positions.css';

/** A line or an outline typed as coordinates, one place a line. */
export function TypedPositions({
  summary,
  label,
  fewest,
  positions,
  near,
  onUse,
}: {
  summary: string;
  label: string;
  fewest: number;
  positions: readonly Position[];
  near: Position;
  onUse: (positions: readonly Position[]) => void;
}): ReactNode {
  const { t } = useTranslation('walks');
  const [text, setText] = useState<string>();
  const shown = text ?? positions.map(coordinatesText).join('\n');
  const { stops, badLines } = parseStopLines(shown, near);
  return (
    <details className="typed-positions">
      <summary>{summary}</summary>
      <TextArea
        label={label}
        hint={t('typed.hint', { fewest })}
        rows={5}
        value={shown}
        error={badLines.length > 0 ? t('paste.bad', { lines: badLines.join(', ') }) : undefined}
        onChange={(event) => setText(event.target.value)}
      />
      <Button
        disabled={text === undefined || stops.length < fewest || badLines.length > 0}
        onClick={() => {
          onUse(stops.map(({ position }) => position));
          setText(undefined);
        }}
      >
        {t('typed.use')}
      </Button>
    </details>
  );
}
