/** A number with its noun: "1 cell", "0 cells". */
export function counted(count: number, one: string, other: string): string {
  return `${count} ${count === 1 ? one : other}`;
}
