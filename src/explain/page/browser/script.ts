/**
 * The interactive parts of the pages. Everything is readable without it: links go from each value to its raw value and
 * back. Bundled and inlined by `npm run codegen`.
 */

const LIT = 'lit';

const SIDES = '[data-r], [data-f], td[id], .json [id]';

for (const kind of ['click', 'focusin']) {
  document.addEventListener(kind, ({ target }) => {
    const element = target instanceof Element ? target.closest(SIDES) : null;
    if (element instanceof HTMLElement) light(element);
  });
}

/** Lights up a value and its counterparts on the other side; the only one is where its link leads. */
function light(element: HTMLElement): void {
  for (const lit of document.querySelectorAll(`.${LIT}`)) lit.classList.remove(LIT);
  element.classList.add(LIT);
  const { r, f } = element.dataset;
  const only = element.querySelector('a')?.hash.slice(1);
  for (const id of (r ?? f ?? only ?? '').split(' ')) document.getElementById(id)?.classList.add(LIT);
}

for (const box of document.querySelectorAll<HTMLInputElement>('input[data-severity]')) {
  box.addEventListener('change', () => {
    for (const row of document.querySelectorAll<HTMLElement>(`[data-of="${box.dataset.severity}"]`)) {
      row.hidden = !box.checked;
    }
  });
}

// What does nothing without this script is shown by it.
for (const filter of document.querySelectorAll<HTMLElement>('.filter')) filter.hidden = false;

/** Rows of a table, or branches of a tree: a branch stays as long as anything inside it matches. */
for (const input of document.querySelectorAll<HTMLInputElement>('input[data-filter]')) {
  input.addEventListener('input', () => {
    const wanted = input.value.trim().toLowerCase();
    const list = document.getElementById(input.dataset.filter ?? '');
    for (const row of list?.querySelectorAll<HTMLElement>('tbody tr, li') ?? []) {
      row.hidden = !row.textContent?.toLowerCase().includes(wanted);
    }
    if (wanted !== '') for (const details of list?.querySelectorAll('details') ?? []) details.open = true;
  });
}

// What is folded away is printed all the same.
addEventListener('beforeprint', () => {
  for (const details of document.querySelectorAll('details')) details.open = true;
});

export {};
