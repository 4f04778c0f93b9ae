import { type ReactNode, useEffect, useState } from 'react';
import './picture.css';

/** A picture that is on the phone. */
export function Picture({ picture, label }: { picture: Blob; label: string }): ReactNode {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(picture);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [picture]);
  return <img className="photo-picture" src={address} alt={label} />;
}
