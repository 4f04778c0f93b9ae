import { ArrowRight } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { Button } from './button.tsx';
import { TextField } from './field.tsx';

/** A code typed from a poster or a paper, and the way to what it opens. */
export function CodeForm({
  words,
  className,
  maxLength,
  addressOf,
  faultOf,
}: {
  words: Record<'label' | 'hint' | 'go', string>;
  className: string;
  maxLength: number;
  /** Where the code leads; undefined when it cannot be one. */
  addressOf: (typed: string) => string | undefined;
  /** What is wrong with a code that cannot be one, in words. */
  faultOf: (typed: string) => string;
}): ReactNode {
  const [, navigate] = useLocation();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const address = addressOf(typed);
    if (address === undefined) setWrong(true);
    else navigate(address);
  };
  return (
    <form className={className} onSubmit={submit} noValidate>
      <TextField
        label={words.label}
        hint={words.hint}
        error={wrong ? faultOf(typed) : undefined}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setWrong(false);
        }}
        dir="ltr"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        enterKeyHint="go"
        maxLength={maxLength}
      />
      <Button type="submit" look="primary" icon={ArrowRight} wide>
        {words.go}
      </Button>
    </form>
  );
}
