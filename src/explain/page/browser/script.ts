/**
 * The interactive parts of the page. Everything is readable without it: links go from each value to its raw value and
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

for (const input of document.querySelectorAll<HTMLInputElement>('input[data-filter]')) {
  input.addEventListener('input', () => {
    const wanted = input.value.trim().toLowerCase();
    for (const row of document.querySelectorAll<HTMLElement>(`#${input.dataset.filter} tbody tr`)) {
      row.hidden = !row.textContent?.toLowerCase().includes(wanted);
    }
  });
}

// What is folded away is printed all the same.
addEventListener('beforeprint', () => {
  for (const details of document.querySelectorAll('details')) details.open = true;
});

export {};
