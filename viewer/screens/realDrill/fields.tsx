/** Large fields for a tablet: what is typed is kept with every letter. */

interface Common {
  label: string;
  disabled: boolean;
  testid?: string;
}

export function TextField(props: Common & { value: string; onInput: (value: string) => void; long?: boolean }) {
  // prettier-ignore
  const { label, disabled, testid, value, onInput, long = false } = props;
  return (
    <label class="field">
      <span>{label}</span>
      {long ? (
        <textarea
          rows={2}
          maxLength={4000}
          value={value}
          disabled={disabled}
          data-testid={testid}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      ) : (
        <input
          type="text"
          maxLength={200}
          value={value}
          disabled={disabled}
          data-testid={testid}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </label>
  );
}

/** A day; '' none. */
export function DayField(props: Common & { value: string; onInput: (value: string) => void }) {
  const { label, disabled, testid, value, onInput } = props;
  return (
    <label class="field">
      <span>{label}</span>
      <input
        type="date"
        value={value}
        disabled={disabled}
        data-testid={testid}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </label>
  );
}

export function CountField(props: Common & { value: number | null; onInput: (value: number | null) => void }) {
  const { label, disabled, testid, value, onInput } = props;
  return (
    <label class="field">
      <span>{label}</span>
      <input
        type="number"
        inputMode="numeric"
        min={0}
        max={100_000}
        step={1}
        value={value ?? ''}
        disabled={disabled}
        data-testid={testid}
        onInput={(event) => {
          const { value: words } = event.currentTarget;
          const number = Number(words);
          if (words === '') onInput(null);
          else if (Number.isInteger(number) && number >= 0 && number <= 100_000) onInput(number);
        }}
      />
    </label>
  );
}

export function Choice<T extends string>(
  props: Common & { value: T; options: readonly (readonly [T, string])[]; onChange: (value: T) => void },
) {
  // prettier-ignore
  const { label, disabled, testid, value, options, onChange } = props;
  return (
    <label class="field">
      <span>{label}</span>
      <select
        value={value}
        disabled={disabled}
        data-testid={testid}
        onChange={(event) => onChange(event.currentTarget.value as T)}
      >
        {options.map(([id, words]) => (
          <option key={id} value={id}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
