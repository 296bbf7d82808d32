import { DEPARTMENT_OF_INTENT, type Intent, TASKS } from '../classifier/tasks.ts';
import { DEPARTMENT_NAMES, INTENT_NAMES } from '../triage/displayNames.ts';

interface Props {
  readonly chosen: Intent | null;
  readonly onChoose: (intent: Intent | null) => void;
}

/** The person's own choice. It starts empty, may stay so, and is changed by nobody else. */
export function CategoryField({ chosen, onChoose }: Props) {
  return (
    <div className="field">
      <label htmlFor="category">Category</label>
      <p id="category-hint" className="hint">
        Optional, and always your own choice.
      </p>
      <select
        id="category"
        name="category"
        value={chosen ?? ''}
        aria-describedby="category-hint"
        onChange={(event) => onChoose((event.target.value || null) as Intent | null)}
      >
        <option value="">Not chosen</option>
        {TASKS.department.map((department) => (
          <optgroup key={department} label={DEPARTMENT_NAMES[department]}>
            {TASKS.intent
              .filter((intent) => DEPARTMENT_OF_INTENT[intent] === department)
              .map((intent) => (
                <option key={intent} value={intent}>
                  {INTENT_NAMES[intent]}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </div>
  );
}
