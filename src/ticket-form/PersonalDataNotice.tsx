import type { PersonalDataType } from '../triage/personalData/types.ts';
import type { FoundItem, PersonalData } from './usePersonalData.ts';

const NAMES: Readonly<Record<PersonalDataType, string>> = {
  iban: 'Bank account',
  card: 'Payment card',
  aadhaar: 'Aadhaar number',
  ssn: 'Social security number',
  pan: 'PAN',
  secret: 'Password or key',
  email: 'E-mail address',
  ip: 'IP address',
  phone: 'Phone number',
};

/** What the text says of people that nobody may need: each item is masked or kept as the person wants, in the open. */
export function PersonalDataNotice({ items, choose }: Pick<PersonalData, 'items' | 'choose'>) {
  if (items.length === 0) return null;
  return (
    <section className="personal-data" aria-labelledby="personal-title">
      <h2 id="personal-title">Personal data</h2>
      <p className="hint">
        What is masked is left out of the ticket that is kept and sent. Your text above stays as it is.
      </p>
      <ul className="tickets">
        {items.map((item) => (
          <li key={`${item.type} ${item.start}`}>
            <Item item={item} choose={choose} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Item({ item, choose }: { readonly item: FoundItem; readonly choose: PersonalData['choose'] }) {
  const name = `${NAMES[item.type]} ${item.value}`;
  return (
    <p className="personal-item">
      <span>
        {NAMES[item.type]}: <bdi>{item.isMasked ? `[${item.type}]` : item.value}</bdi>
      </span>
      <span className="ticket-actions">
        <button
          type="button"
          className="link"
          aria-label={`Mask ${name}`}
          aria-pressed={item.isMasked}
          onClick={() => choose(item, true)}
        >
          Mask
        </button>
        <button
          type="button"
          className="link"
          aria-label={`Keep ${name}`}
          aria-pressed={!item.isMasked}
          onClick={() => choose(item, false)}
        >
          Keep
        </button>
      </span>
    </p>
  );
}
