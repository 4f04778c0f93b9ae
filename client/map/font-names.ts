/** The name of our letters in text-font; our own, so that a foreign style's fonts are never replaced by them. */
export const labelFont = ['Lykta Regular'];
