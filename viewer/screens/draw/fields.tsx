/** Small fields of the panels: a change is one step, taken when the field is left or Enter is pressed. */
import type { ComponentChildren } from 'preact';

export function NumberField(props: {
  label: string;
  value: number | null;
  /** null: emptied, where it may be. */
  onChange: (value: number | null) => void;
  least: number;
  most: number;
  step?: number;
  optional?: boolean;
  testid?: string;
}) {
  const { label, value, onChange, least, most, step = 0.01, optional = false } = props;
  return (
    <label class="field">
      <span>{label}</span>
      <input
        type="number"
        min={least}
        max={most}
        step={step}
        value={value ?? ''}
        data-testid={props.testid}
        onChange={(event) => {
          const { value: text } = event.currentTarget;
          const number = Number(text);
          if (text === '' && optional) onChange(null);
          else if (text !== '' && number >= least && number <= most) onChange(number);
          else event.currentTarget.value = value === null ? '' : String(value);
        }}
      />
    </label>
  );
}

export function TextField(props: { label: string; value: string; onChange: (value: string) => void; testid?: string }) {
  return (
    <label class="field">
      <span>{props.label}</span>
      <input
        type="text"
        maxLength={120}
        value={props.value}
        data-testid={props.testid}
        onChange={(event) => props.onChange(event.currentTarget.value.trim())}
      />
    </label>
  );
}

/** A choice of words; '' stands for null. */
export function ChoiceField(props: {
  label: string;
  value: string | null;
  options: readonly (readonly [value: string | null, words: string])[];
  onChange: (value: string | null) => void;
  testid?: string;
}) {
  return (
    <label class="field">
      <span>{props.label}</span>
      <select
        value={props.value ?? ''}
        data-testid={props.testid}
        onChange={(event) => props.onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
      >
        {props.options.map(([value, words]) => (
          <option key={value ?? ''} value={value ?? ''}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

export function CheckField(props: { label: string; checked: boolean; onChange: (checked: boolean) => void }) {
  return (
    <label class="row">
      <input
        type="checkbox"
        checked={props.checked}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      {props.label}
    </label>
  );
}

export function FileButton(props: {
  id: string;
  label: string;
  accept: string;
  onFile: (file: File) => void;
  disabled?: boolean;
  title?: string;
}) {
  return (
    <>
      <button
        type="button"
        class="button"
        disabled={props.disabled}
        title={props.title}
        onClick={() => document.getElementById(props.id)?.click()}
      >
        {props.label}
      </button>
      <input
        id={props.id}
        type="file"
        class="hidden-text"
        tabIndex={-1}
        aria-label={props.label}
        accept={props.accept}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (file !== undefined) props.onFile(file);
        }}
      />
    </>
  );
}

export function Card(props: { title: string; testid?: string; children: ComponentChildren }) {
  return (
    <section class="card" data-testid={props.testid}>
      <h2>{props.title}</h2>
      {props.children}
    </section>
  );
}
