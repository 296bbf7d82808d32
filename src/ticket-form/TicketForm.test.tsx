import { StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { TicketPrediction } from '../classifier/types.ts';
import type { ClassifierStatus } from '../classifier-client/createClassifierClient.ts';
import type { DeliveryStatus } from '../delivery/createDelivery.ts';
import { createTicketChannel } from '../delivery/ticketChannel.ts';
import type { Draft } from '../storage/draftStore.ts';
import type { Ticket, TicketStore } from '../storage/ticketStore.ts';
import type { PersonalDataItem } from '../triage/personalData/types.ts';
import { createDraftKeeper, type DraftKeeper } from './createDraftKeeper.ts';
import { TicketForm } from './TicketForm.tsx';

const LONG_ENOUGH = 'the parcel never came and I want my money back';
const READY: ClassifierStatus = {
  state: 'ready',
  model: { name: 't', version: 1, sha256: '', source: 'device', isStored: true },
};

let root: Root;
let tickets: Ticket[];
let announced: string[];
let retried: string[];
let status: DeliveryStatus;
let keeper: DraftKeeper;
let client: ReturnType<typeof createFakeClient>;
let store: TicketStore;
let drafts: Map<string, Draft>;
let submit: (ticket: Ticket, draftId: string) => Promise<void>;
let answers: (text: string) => Promise<TicketPrediction | null>;
let found: readonly PersonalDataItem[];

beforeEach(() => {
  document.title = 'New ticket';
  tickets = [];
  announced = [];
  retried = [];
  found = [];
  status = { isSending: false, waiting: 0, failed: 0, nextAttemptAt: null, isRefused: false };
  answers = async () => predict('refund', 0.8);
  client = createFakeClient(READY);
  drafts = new Map();
  sessionStorage.clear();
  submit = async (ticket, draftId) => {
    tickets.unshift(ticket);
    drafts.delete(draftId);
  };
  store = {
    add: async () => {},
    list: async (limit) => tickets.slice(0, limit),
    count: async () => tickets.length,
  };
});

afterEach(() => {
  root.unmount();
  keeper.close();
  document.body.replaceChildren();
});

const text = () => page.getByRole('textbox', { name: 'Describe the problem' });
const offers = () => page.getByRole('group', { name: 'Suggested category' }).getByRole('button');
const category = () => page.getByRole('combobox', { name: 'Category' });
const send = () => page.getByRole('button', { name: 'Send ticket' });

describe('suggestions', () => {
  test('UX-1: the three best are offered in words, and nothing is chosen', async () => {
    render();
    await text().fill(LONG_ENOUGH);
    await expect.element(offers().nth(0)).toHaveTextContent('Refund looks likely');
    await expect.element(offers().nth(1)).toHaveTextContent('Delivery issue less likely');
    expect(offers().elements()).toHaveLength(3);
    for (const offer of offers().elements()) expect(offer.getAttribute('aria-pressed')).toBe('false');
    expect((category().element() as HTMLSelectElement).value).toBe('');
  });

  test('below the threshold nothing is called likely', async () => {
    answers = async () => predict('refund', 0.5);
    render();
    await text().fill(LONG_ENOUGH);
    await expect.element(offers().nth(0)).toHaveTextContent('Refund could be');
  });

  test('a text under 20 characters is not asked about', async () => {
    render();
    await text().fill('refund please');
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(client.assess).not.toHaveBeenCalled();
  });

  test('typing asks once, after the pause', async () => {
    render();
    await userEvent.type(text().element(), LONG_ENOUGH);
    await expect.element(offers().nth(0)).toBeVisible();
    expect(client.assess).toHaveBeenCalledTimes(1);
    expect(client.assess).toHaveBeenCalledWith(LONG_ENOUGH);
  });

  test('WK-6: an answer to a text that has changed since is not shown', async () => {
    const pending: ((prediction: TicketPrediction) => void)[] = [];
    answers = () => new Promise((resolve) => pending.push(resolve));
    render();
    await text().fill(LONG_ENOUGH);
    await vi.waitFor(() => expect(pending).toHaveLength(1));
    await text().fill(`${LONG_ENOUGH} today`);
    await vi.waitFor(() => expect(pending).toHaveLength(2));
    pending[1](predict('praise', 0.9));
    await expect.element(offers().nth(0)).toHaveTextContent('Praise');
    pending[0](predict('refund', 0.9));
    await pause(200);
    await expect.element(offers().nth(0)).toHaveTextContent('Praise');
  });

  test('WK-6: when the model is lost, offers for an earlier text go and the notice comes', async () => {
    render();
    await text().fill(LONG_ENOUGH);
    await expect.element(offers().nth(0)).toHaveTextContent('Refund');
    client.become({ state: 'unavailable', code: 'WORKER_FAILED', message: '' });
    await expect.element(page.getByText('Suggestions are not available')).toBeVisible();
    expect(announced).toContain('No suggestions at the moment. Choose a category yourself.');
    client.become(READY);
    answers = async () => null;
    await text().fill(`${LONG_ENOUGH} today`);
    await expect.element(page.getByText('Write a sentence or two')).toBeVisible();
  });

  test('a text that is no ticket is never called likely', async () => {
    answers = async () => ({ ...predict('refund', 0.99), in_scope: 0.3 });
    render();
    await text().fill(LONG_ENOUGH);
    await expect.element(offers().nth(0)).toHaveTextContent('Refund could be');
  });

  test('UX-6: nothing happens while an input method composes', async () => {
    render();
    const field = text().element() as HTMLTextAreaElement;
    field.focus();
    field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    for (const value of ['मेरा', 'मेरा पैसा', 'मेरा पैसा नहीं मिला अभी तक']) {
      field.value = value;
      field.dispatchEvent(
        new InputEvent('input', { bubbles: true, inputType: 'insertCompositionText', isComposing: true }),
      );
      await pause(300);
    }
    expect(client.assess).not.toHaveBeenCalled();
    field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: 'तक' }));
    await vi.waitFor(() => expect(client.assess).toHaveBeenCalledTimes(1));
    expect(field.value).toBe('मेरा पैसा नहीं मिला अभी तक');
  });

  test('UX-4, UX-6: composing calls off what was about to be asked and counts as typing', async () => {
    render();
    await text().fill(LONG_ENOUGH);
    const field = text().element();
    field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    for (let i = 0; i < 10; i++) {
      field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertCompositionText' }));
      await pause(150);
    }
    expect(client.assess).not.toHaveBeenCalled();
    expect(announced).toEqual([]);
  });

  test('UX-4: typing fifty characters speaks at most once, when the typing is over', async () => {
    render();
    await userEvent.type(text().element(), 'the parcel never came and I want all my money back');
    expect(announced).toEqual([]);
    await vi.waitFor(() => expect(announced).toEqual(['Suggested category: Refund, looks likely']), {
      timeout: 3000,
    });
    await userEvent.type(text().element(), ' now');
    await pause(1500);
    expect(announced).toEqual(['Suggested category: Refund, looks likely']);
  });

  test('UX-4: a suggestion that wavers is not followed word by word', async () => {
    render();
    await text().fill(LONG_ENOUGH);
    await vi.waitFor(() => expect(announced).toHaveLength(1), { timeout: 3000 });
    for (const label of ['praise', 'complaint', 'refund']) {
      answers = async () => predict(label, 0.8);
      await text().fill(`${LONG_ENOUGH} ${label}`);
      await pause(1300);
    }
    expect(announced).toEqual(['Suggested category: Refund, looks likely']);
  });

  test('the next ticket is a new start: the same suggestion is spoken again', async () => {
    render();
    for (const count of [1, 2]) {
      await text().fill(LONG_ENOUGH);
      const spoken = () => announced.filter((message) => message.startsWith('Suggested category'));
      await vi.waitFor(() => expect(spoken()).toHaveLength(count), { timeout: 3000 });
      await send().click();
      await vi.waitFor(() => expect(tickets).toHaveLength(count));
    }
  });

  test('without a model the form says so, works, and can try again', async () => {
    client = createFakeClient({ state: 'unavailable', code: 'MODEL_FETCH', message: '' });
    render();
    await expect.element(page.getByText('Suggestions are not available')).toBeVisible();
    await page.getByRole('button', { name: 'Try again' }).click();
    expect(client.retry).toHaveBeenCalledTimes(1);
    await text().fill(LONG_ENOUGH);
    await category().selectOptions('Refund');
    await send().click();
    await vi.waitFor(() => expect(tickets).toHaveLength(1));
    expect(tickets[0]).toMatchObject({ chosenIntent: 'refund', suggested: null });
  });

  test('a text typed before the model was ready is asked about once it is', async () => {
    client = createFakeClient({ state: 'starting' });
    render();
    await text().fill(LONG_ENOUGH);
    await pause(500);
    client.assess.mockClear();
    client.become(READY);
    await vi.waitFor(() => expect(client.assess).toHaveBeenCalledWith(LONG_ENOUGH));
  });
});

describe("the person's own choice", () => {
  test('every intent is there, grouped by department', () => {
    render();
    const select = category().element() as HTMLSelectElement;
    expect(select.querySelectorAll('optgroup')).toHaveLength(5);
    expect([...select.options].filter(({ value }) => value !== '')).toHaveLength(14);
  });

  test('UX-2: is not touched by later suggestions', async () => {
    render();
    await text().fill(LONG_ENOUGH);
    await category().selectOptions('Complaint');
    answers = async () => predict('praise', 0.95);
    await userEvent.type(text().element(), ' thank you so much, you are all wonderful people and we love you');
    await expect.element(offers().nth(0)).toHaveTextContent('Praise');
    expect((category().element() as HTMLSelectElement).value).toBe('complaint');
  });

  test('is made by pressing an offer, and shown as pressed', async () => {
    render();
    await text().fill(LONG_ENOUGH);
    await offers().nth(0).click();
    expect((category().element() as HTMLSelectElement).value).toBe('refund');
    await expect.element(offers().nth(0)).toHaveAttribute('aria-pressed', 'true');
    await expect.element(offers().nth(0)).toHaveTextContent('Refund chosen');
    await offers().nth(0).click();
    expect((category().element() as HTMLSelectElement).value).toBe('');
  });
});

describe('drafts', () => {
  const subject = () => page.getByRole('textbox', { name: 'Subject' });
  const stored = () => [...drafts.values()];

  test('UX-8: everything entered is saved within a second, and there again after a reload', async () => {
    render();
    await text().fill(LONG_ENOUGH);
    await subject().fill('Parcel 12');
    await category().selectOptions('Refund');
    await vi.waitFor(
      () => expect(stored()).toMatchObject([{ text: LONG_ENOUGH, subject: 'Parcel 12', chosenIntent: 'refund' }]),
      { timeout: 1000 },
    );
    reload();
    await expect.element(text()).toHaveValue(LONG_ENOUGH);
    await expect.element(subject()).toHaveValue('Parcel 12');
    await expect.element(category()).toHaveValue('refund');
    await expect.element(offers().nth(0)).toHaveTextContent('Refund');
  });

  test('UX-8: leaving the page saves what the last second brought', async () => {
    render();
    await text().fill(LONG_ENOUGH);
    window.dispatchEvent(new PageTransitionEvent('pagehide'));
    await vi.waitFor(() => expect(stored()).toHaveLength(1), { timeout: 100 });
    drafts.clear(); // as when the page went faster than the disk
    reload();
    await expect.element(text()).toHaveValue(LONG_ENOUGH);
  });

  test('a form that was emptied leaves no draft', async () => {
    render();
    await text().fill(LONG_ENOUGH);
    await vi.waitFor(() => expect(stored()).toHaveLength(1));
    await text().fill('');
    await vi.waitFor(() => expect(stored()).toHaveLength(0));
  });

  test('UX-9: sending takes the draft with it, and the next ticket is another one', async () => {
    render();
    await text().fill(LONG_ENOUGH);
    await vi.waitFor(() => expect(stored()).toHaveLength(1));
    await send().click();
    await vi.waitFor(() => expect(tickets).toHaveLength(1));
    await pause(700);
    expect(stored()).toEqual([]);
    reload();
    await pause(300);
    await expect.element(text()).toHaveValue('');
  });

  test('UX-9: a text of a window that is gone is offered, and taken over only when wanted', async () => {
    drafts.set('gone', {
      id: 'gone',
      updatedAt: '',
      subject: '',
      text: 'lost in a crash',
      contact: '',
      chosenIntent: null,
    });
    render();
    await expect.element(page.getByText('lost in a crash')).toBeVisible();
    await expect.element(text()).toHaveValue('');
    await page.getByRole('button', { name: 'Go on writing' }).click();
    await expect.element(text()).toHaveValue('lost in a crash');
    await send().click();
    await vi.waitFor(() => expect(tickets[0]).toMatchObject({ id: 'gone', text: 'lost in a crash' }));
  });

  test('UX-9: the draft of another open window is not offered', async () => {
    const draft = { id: 'open', updatedAt: '', subject: '', text: 'being written', contact: '', chosenIntent: null };
    drafts.set('open', draft);
    const other = new BroadcastChannel('drafts');
    other.onmessage = ({ data }) => data.type === 'who' && other.postMessage({ type: 'held', id: data.id });
    render();
    await pause(500);
    expect(page.getByText('being written').query()).toBeNull();
    other.close();
  });
});

describe('personal data', () => {
  const TEXT = 'my card 4111 1111 1111 1111 was charged, write to ann@example.com';
  const region = () => page.getByRole('region', { name: 'Personal data' });

  beforeEach(() => {
    found = [
      { type: 'card', start: 8, end: 27 },
      { type: 'email', start: 50, end: 65 },
    ];
  });

  test('a card is masked unless it is to be kept, an address kept unless it is to be masked', async () => {
    render();
    await text().fill(TEXT);
    await expect
      .element(region().getByRole('button', { name: /^Mask Payment card/ }))
      .toHaveAttribute('aria-pressed', 'true');
    await expect
      .element(region().getByRole('button', { name: /^Keep E-mail/ }))
      .toHaveAttribute('aria-pressed', 'true');
    expect((text().element() as HTMLTextAreaElement).value).toBe(TEXT);
    await send().click();
    await vi.waitFor(() => expect(tickets[0]).toMatchObject({ text: TEXT.replace('4111 1111 1111 1111', '[card]') }));
  });

  test('the person has the last word on each', async () => {
    render();
    await text().fill(TEXT);
    await region()
      .getByRole('button', { name: /^Keep Payment card/ })
      .click();
    await region()
      .getByRole('button', { name: /^Mask E-mail/ })
      .click();
    await send().click();
    await vi.waitFor(() => expect(tickets[0]).toMatchObject({ text: TEXT.replace('ann@example.com', '[email]') }));
  });
});

describe('tickets kept here', () => {
  const list = () => page.getByRole('region', { name: 'Your tickets' });
  const stored = (overrides: Partial<Ticket>): Ticket => ({
    id: 'a',
    createdAt: '2026-11-20T10:00:00Z',
    subject: '',
    text: `${'word '.repeat(60)}and the end`,
    contact: '',
    chosenIntent: null,
    suggested: null,
    delivery: { state: 'saved' },
    ...overrides,
  });

  test('a long one can be read whole, and deleted only on second thoughts', async () => {
    tickets = [stored({})];
    render();
    await list().getByText('word word').first().click();
    await expect.element(list().getByText('and the end')).toBeVisible();
    await list().getByRole('button', { name: 'Delete' }).click();
    expect(tickets).toHaveLength(1);
    await list().getByRole('button', { name: 'Delete for good' }).click();
    await vi.waitFor(() => expect(announced).toContain('Ticket deleted'));
    expect(list().query()).toBeNull();
  });

  test('each state has its words, and a failed one can be sent again', async () => {
    tickets = [
      stored({ id: 'q', delivery: { state: 'queued' } }),
      stored({ id: 'o', delivery: { state: 'sending' } }),
      stored({ id: 's', delivery: { state: 'sent', reference: '4711', sentAt: '' } }),
      stored({ id: 'f', delivery: { state: 'failed', reason: 'the helpdesk refused it' } }),
    ];
    render();
    const words = ['Saved on this device', 'Sending', 'Sent, reference 4711', 'Failed: the helpdesk refused it'];
    for (const word of words) await expect.element(list().getByText(word)).toBeVisible();
    await list().getByText('Failed').click();
    await list().getByRole('button', { name: 'Send again' }).click();
    expect(retried).toEqual(['f']);
  });

  test('UX-5: that a ticket arrived is shown and said, once', async () => {
    tickets = [stored({ delivery: { state: 'queued' } })];
    render();
    await expect.element(list().getByText('Saved on this device')).toBeVisible();
    tickets = [stored({ delivery: { state: 'sent', reference: '4711', sentAt: '' } })];
    const channel = createTicketChannel();
    channel.announce('a');
    channel.announce('a');
    await expect.element(list().getByText('Sent, reference 4711')).toBeVisible();
    expect(announced).toEqual(['Sent, reference 4711']);
    channel.close();
  });

  test('what waits can be sent now, with a word on what came of it', async () => {
    tickets = [stored({ delivery: { state: 'queued' } })];
    status = { ...status, waiting: 1 };
    render();
    await page.getByRole('button', { name: 'Send now' }).click();
    await vi.waitFor(() => expect(announced).toEqual(['Sending', '1 ticket sent.']));
  });

  test('a weak guess is no category', async () => {
    tickets = [stored({ suggested: predict('refund', 0.4) }), stored({ id: 'b', suggested: predict('praise', 0.9) })];
    render();
    await expect.element(list().getByText('No category chosen', { exact: true })).toBeVisible();
    await expect.element(list().getByText('No category chosen, perhaps praise')).toBeVisible();
  });
});

describe('sending', () => {
  test('stores text, choice and suggestion, says so, and empties the form', async () => {
    render();
    await text().fill(`  ${LONG_ENOUGH}\n`);
    await expect.element(offers().nth(0)).toBeVisible();
    await category().selectOptions('Delivery issue');
    await send().click();
    await expect.element(page.getByText('Saved on this device')).toBeVisible();
    expect(tickets[0]).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      text: `  ${LONG_ENOUGH}\n`,
      chosenIntent: 'delivery_issue',
      suggested: { intent: { label: 'refund' } },
      delivery: { state: 'saved' },
    });
    expect(announced).toContain('Saved on this device');
    expect((text().element() as HTMLTextAreaElement).value).toBe('');
    expect((category().element() as HTMLSelectElement).value).toBe('');
  });

  test('without a choice stores none, and the suggestion beside it', async () => {
    render();
    await text().fill(LONG_ENOUGH);
    await expect.element(offers().nth(0)).toBeVisible();
    await send().click();
    await vi.waitFor(() =>
      expect(tickets[0]).toMatchObject({ chosenIntent: null, suggested: { intent: { label: 'refund' } } }),
    );
  });

  test('does not wait for the model', async () => {
    answers = () => new Promise(() => {});
    render();
    await text().fill(LONG_ENOUGH);
    await send().click();
    await vi.waitFor(() => expect(tickets[0]).toMatchObject({ text: LONG_ENOUGH, suggested: null }));
  });

  test('OB-8: a double click makes one ticket', async () => {
    const release: (() => void)[] = [];
    submit = (ticket) =>
      new Promise((resolve) => {
        release.push(() => {
          tickets.unshift(ticket);
          resolve();
        });
      });
    render();
    await text().fill(LONG_ENOUGH);
    await send().dblClick();
    await expect.element(page.getByText('Saving…')).toBeVisible();
    expect(release).toHaveLength(1);
    release[0]();
    await expect.element(page.getByText('Saved on this device')).toBeVisible();
    expect(tickets).toHaveLength(1);
  });

  test('OB-8: sent again after it could not be saved, it is the same ticket', async () => {
    const tried: Ticket[] = [];
    submit = async (ticket) => {
      tried.push(ticket);
      if (tried.length === 1) throw new Error('the database did not answer within 5 s');
    };
    render();
    await text().fill(LONG_ENOUGH);
    await send().click();
    await vi.waitFor(() => expect(tried).toHaveLength(1));
    await send().click();
    await vi.waitFor(() => expect(tried).toHaveLength(2));
    expect(tried[1].id).toBe(tried[0].id);
    await text().fill('another ticket altogether');
    await send().click();
    await vi.waitFor(() => expect(tried).toHaveLength(3));
    expect(tried[2].id).not.toBe(tried[0].id);
  });

  test('a suggestion for an earlier text is not stored with a later one', async () => {
    render();
    await text().fill(LONG_ENOUGH);
    await expect.element(offers().nth(0)).toBeVisible();
    answers = () => new Promise(() => {});
    await text().fill('no, wait: thank you, it came');
    await send().click();
    await vi.waitFor(() => expect(tickets[0]).toMatchObject({ suggested: null }));
  });

  test('a list that cannot be read keeps nobody from sending', async () => {
    store.list = () => new Promise(() => {});
    render();
    await text().fill(LONG_ENOUGH);
    await send().click();
    await vi.waitFor(() => expect(announced).toContain('Saved on this device'));
    expect((text().element() as HTMLTextAreaElement).value).toBe('');
  });

  test('Ctrl with Enter sends', async () => {
    render();
    await text().fill(LONG_ENOUGH);
    text().element().focus();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await vi.waitFor(() => expect(tickets).toHaveLength(1));
  });

  test('a ticket that cannot be stored keeps its text and says why', async () => {
    submit = async () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
    render();
    await text().fill(LONG_ENOUGH);
    await send().click();
    await expect
      .element(page.getByRole('alert'))
      .toHaveTextContent('could not save the ticket (The quota has been exceeded.)');
    expect((text().element() as HTMLTextAreaElement).value).toBe(LONG_ENOUGH);
    expect(announced).toEqual([]);
  });

  test('text typed while the ticket is stored is kept', async () => {
    let release = () => {};
    submit = () =>
      new Promise((resolve) => {
        release = resolve;
      });
    render();
    await text().fill(LONG_ENOUGH);
    await send().click();
    await userEvent.type(text().element(), ' and more');
    release();
    await vi.waitFor(() => expect(announced).toContain('Saved on this device'));
    expect((text().element() as HTMLTextAreaElement).value).toBe(`${LONG_ENOUGH} and more`);
  });

  test('UX-10: an empty form gets an error summary with the focus, a link and a title', async () => {
    render();
    await send().click();
    const summary = page.getByRole('region', { name: 'There is a problem' });
    await expect.element(summary).toHaveFocus();
    expect(document.title).toBe('Error: New ticket');
    await expect.element(text()).toHaveAttribute('aria-invalid', 'true');
    await expect.element(text()).toHaveAccessibleDescription(/Describe the problem before you send the ticket/);
    await summary.getByRole('link', { name: 'Describe the problem before you send the ticket' }).click();
    await expect.element(text()).toHaveFocus();
    await send().click();
    await expect.element(summary).toHaveFocus();
    await text().fill(LONG_ENOUGH);
    await expect.element(text()).toHaveAttribute('aria-invalid', 'false');
    expect(summary.query()).toBeNull();
    expect(document.title).toBe('New ticket');
  });

  test('UX-7: a text over the limit is refused in words, and kept whole', async () => {
    render();
    await text().fill('x'.repeat(18_500));
    await expect.element(page.getByText('1,500 characters left')).toBeVisible();
    await text().fill('x'.repeat(20_001));
    await send().click();
    await expect.element(page.getByRole('alert')).toHaveTextContent('it has 20,001 characters, and 20,000 can be sent');
    expect((text().element() as HTMLTextAreaElement).value).toHaveLength(20_001);
    expect(tickets).toEqual([]);
  });

  test('UX-10: an address that is none is named, beside what else is wrong', async () => {
    render();
    await page.getByRole('textbox', { name: 'Your e-mail' }).fill('ann at example');
    await send().click();
    const summary = page.getByRole('region', { name: 'There is a problem' });
    expect(summary.getByRole('link').elements()).toHaveLength(2);
    await summary.getByRole('link', { name: 'Check your e-mail: “ann at example”' }).click();
    await expect.element(page.getByRole('textbox', { name: 'Your e-mail' })).toHaveFocus();
  });

  test('pasted markup stays text', async () => {
    render();
    await text().fill('<img src=x onerror="document.title=1"> and <b>bold</b>');
    await send().click();
    await expect.element(page.getByText('<img src=x').first()).toBeVisible();
    expect(document.querySelector('img')).toBeNull();
  });
});

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** As after a reload: the page is gone, session and disk are not. */
function reload(): void {
  root.unmount();
  keeper.close();
  document.body.replaceChildren();
  render();
}

function render(): void {
  keeper = createDraftKeeper({
    put: async (draft) => void drafts.set(draft.id, draft),
    get: async (id) => drafts.get(id) ?? null,
    list: async () => [...drafts.values()],
    remove: async (id) => void drafts.delete(id),
  });
  const container = document.createElement('div');
  document.body.append(container);
  root = createRoot(container);
  flushSync(() =>
    root.render(
      <StrictMode>
        <TicketForm
          client={client}
          store={store}
          keeper={keeper}
          delivery={{
            submit: (ticket, draftId) => submit(ticket, draftId ?? ''),
            remove: async (id) =>
              void tickets.splice(
                tickets.findIndex((ticket) => ticket.id === id),
                1,
              ),
            retry: async (id) => void retried.push(id),
            sendNow: async () => ({ sent: 1, waiting: 0, failed: 0, message: '1 ticket sent.' }),
            getStatus: () => status,
            subscribe: () => () => {},
          }}
          announce={(message) => announced.push(message)}
        />
      </StrictMode>,
    ),
  );
}

function createFakeClient(initial: ClassifierStatus) {
  let status = initial;
  const listeners = new Set<() => void>();
  return {
    getStatus: () => status,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    become(next: ClassifierStatus) {
      status = next;
      for (const listener of listeners) listener();
    },
    assess: vi.fn(async (asked: string) => {
      const prediction = status.state === 'unavailable' ? null : await answers(asked);
      return prediction && { prediction, personalData: found };
    }),
    retry: vi.fn(),
    close: () => {},
  };
}

function predict(label: string, confidence: number): TicketPrediction {
  const answer = { label, confidence, scores: {} };
  return {
    department: answer,
    sentiment: answer,
    lead_intent: answer,
    churn_risk: answer,
    intent: answer,
    intent_top_k: [answer, { label: 'delivery_issue', confidence: 0.1 }, { label: 'complaint', confidence: 0.05 }],
    review: { needed: false, reasons: [] },
    in_scope: 1,
    model: { name: 't', version: 1, sha256: '' },
  };
}
