export function tokenColour(name: string, theme: 'light' | 'dark'): string;
