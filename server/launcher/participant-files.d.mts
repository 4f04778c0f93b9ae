export interface BuiltPart {
  file: string;
  css?: string[];
  assets?: string[];
  imports?: string[];
  dynamicImports?: string[];
}
export function builtManifest(folder?: string): Record<string, BuiltPart>;
export function participantFiles(manifest: Record<string, BuiltPart>): string[];
