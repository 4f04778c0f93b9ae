/** Names of the shipped faces in text-font; our own, so that a foreign style's fonts are never replaced by them. */
export const fonts = {
  regular: ['Lykta Regular'],
  bold: ['Lykta Bold'],
  italic: ['Lykta Italic'],
};
