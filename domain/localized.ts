import { z } from 'zod';

/** The languages of the staff's and participants' screens; easy Swedish and Arabic are for participants. */
export const languages = ['sv', 'en', 'sv-easy', 'ar'] as const;
export const languageSchema = z.enum(languages);
export type Language = z.infer<typeof languageSchema>;

/** A text in Swedish and English at least; other languages fall back to Swedish (easy Swedish) or English. */
export const localizedTextSchema = z.strictObject({
  sv: z.string().min(1),
  en: z.string().min(1),
  'sv-easy': z.string().min(1).optional(),
  ar: z.string().min(1).optional(),
});
export type LocalizedText = z.infer<typeof localizedTextSchema>;

/** The text in the wanted language, or in the nearest one that is there. */
export function pickText(text: LocalizedText, language: Language): string {
  return text[language] ?? (language === 'sv-easy' ? text.sv : text.en);
}
