/** Where the words about the occasion begin: "Kristineberg, våren 2026" is about Kristineberg. */
const occasion = /[,(–:]/;

/** The name of the area that a walk with this name is about: what stands before the first comma. */
export function areaNameOf(walkName: string): string {
  const [name = ''] = walkName.split(occasion);
  return name.trim() === '' ? walkName.trim() : name.trim();
}

/** The name as a part of an address, as in stationen-och-fyrangen; never empty. */
export function slugOf(name: string): string {
  const letters = name
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return letters === '' ? 'omrade' : letters;
}
