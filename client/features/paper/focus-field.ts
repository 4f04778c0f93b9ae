/** Puts the keyboard on the control of this name, its text ready to be written over. */
export function focusField(form: HTMLFormElement | null, name: string): void {
  const control = form?.elements.namedItem(name);
  if (control instanceof HTMLElement) control.focus();
  if (control instanceof HTMLInputElement) control.select();
}
