import { type ReactNode, useId, useState } from 'react';
import { useLanguage } from './language.js';

export function Loading() {
  const { t } = useLanguage();
  return <p role="status">{t.loading}</p>;
}

export function Failure({ error }: { readonly error: unknown }) {
  const { errorText } = useLanguage();
  return (
    <p role="alert" className="failure">
      {errorText(error)}
    </p>
  );
}

export function Field({ label, children }: { readonly label: string; readonly children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}

/** A personal picture. Its address is good for an hour; where it has expired, it is read anew once. */
export function Picture({ address, alt, readAnew }: { readonly address: string; readonly alt: string; readonly readAnew: () => void }) {
  const { t } = useLanguage();
  const [failed, setFailed] = useState<readonly string[]>([]);
  if (failed.includes(address) && failed.length > 1) return <p>{t.pictureGone}</p>;
  return (
    <a href={address} target="_blank" rel="noreferrer">
      <img
        src={address}
        alt={alt}
        onError={() => {
          if (failed.length === 0) readAnew();
          setFailed([...failed, address]);
        }}
      />
    </a>
  );
}
