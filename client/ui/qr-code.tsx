import { type ReactNode, useMemo } from 'react';
import { encode } from 'uqr';
import './qr-code.css';

/** The QR code as one path of unit squares, so that it is sharp on any screen and on paper. */
export function QrCode({ text, label }: { text: string; label: string }): ReactNode {
  const { size, path } = useMemo(() => {
    const { data, size } = encode(text, { ecc: 'M', border: 2 });
    const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
    return { size, path: squares.join('') };
  }, [text]);
  return (
    <svg
      className="qr-code"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} className="qr-code-paper" />
      <path d={path} className="qr-code-ink" />
    </svg>
  );
}
