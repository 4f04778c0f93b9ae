/** Words of following by letter: the form, its pages and the letters. */
export const followWords = {
  followTitle: { sv: 'Få nyheterna som e-post', en: 'Get the news by e-mail' },
  followText: {
    sv: 'Vi skriver när något nytt publiceras om {title}: samma nyheter som i Atom-flödet. Först får du ett brev där du bekräftar.',
    en: 'We write when something new is published about {title}: the same news as in the Atom feed. First you get a letter in which you confirm.',
  },
  followKept: {
    sv: 'Vi sparar adressen, vad du följer och vilka nyheter du har fått, och använder det bara till breven. Bekräftar du inte inom {days} dagar tas adressen bort. I varje brev finns en länk där du slutar följa, och då tas adressen bort direkt.',
    en: 'We keep the address, what you follow and which news you got, and use it for the letters alone. If you do not confirm within {days} days the address is deleted. Every letter has a link with which you stop, and the address is then deleted at once.',
  },
  followEmail: { sv: 'Din e-postadress', en: 'Your e-mail address' },
  followSend: { sv: 'Skicka bekräftelsebrev', en: 'Send the letter to confirm' },
  followAsked: {
    sv: 'Titta i din e-post: där ska det komma ett brev där du bekräftar. Till samma adress skickar vi högst tre sådana brev i timmen, så efter det tredje kommer inget nytt förrän senare.',
    en: 'Look in your e-mail: a letter in which you confirm should come. We send at most three such letters an hour to one address, so after the third no new one comes until later.',
  },
  followWrong: {
    sv: 'Det där är ingen e-postadress. Inget skickades och inget sparades.',
    en: 'That is no e-mail address. Nothing was sent and nothing was kept.',
  },
  followFailed: {
    sv: 'E-postservern tog inte emot brevet. Inget sparades. Försök igen senare.',
    en: 'The mail server did not take the letter. Nothing was kept. Try again later.',
  },
  followTooMany: {
    sv: 'Det har kommit många önskemål härifrån den senaste timmen. Inget skickades. Försök igen senare.',
    en: 'Many have been asked for from here within the hour. Nothing was sent. Try again later.',
  },
  followBack: { sv: 'Tillbaka till {title}', en: 'Back to {title}' },

  followConfirmTitle: { sv: 'Bekräfta att du vill få brev', en: 'Confirm that you want letters' },
  followConfirmText: {
    sv: 'Du får ett brev när något nytt publiceras om {title}. Var det inte du som bad om det behöver du inte göra något: då tas adressen bort av sig själv.',
    en: 'You get a letter when something new is published about {title}. If it was not you who asked, do nothing: the address is then deleted by itself.',
  },
  followConfirm: { sv: 'Ja, skicka brev till mig', en: 'Yes, write to me' },
  followConfirmedTitle: { sv: 'Du följer {title}', en: 'You follow {title}' },
  followConfirmedText: {
    sv: 'Nästa gång något nytt publiceras får du ett brev. Vill du inte längre tar du bort adressen här eller i brevet.',
    en: 'The next time something new is published you get a letter. If you no longer want it, delete the address here or in the letter.',
  },
  followToStop: { sv: 'Sluta följa', en: 'Stop following' },
  followStopTitle: { sv: 'Sluta följa {title}', en: 'Stop following {title}' },
  followStopText: {
    sv: 'Då får du inga fler brev om {title}, och adressen tas bort. Följer du något annat här finns adressen kvar för det.',
    en: 'You get no more letters about {title}, and the address is deleted. If you follow something else here, it is kept for that.',
  },
  followStop: { sv: 'Sluta och ta bort adressen', en: 'Stop and delete the address' },
  followStoppedTitle: { sv: 'Adressen är borttagen', en: 'The address is deleted' },
  followStoppedText: {
    sv: 'Den här länken hör inte till någon adress längre. Det kommer inga fler brev av det slaget.',
    en: 'This link belongs to no address any more. No more letters of that kind will come.',
  },
  followGoneTitle: { sv: 'Länken gäller inte', en: 'The link does not work' },
  followGoneText: {
    sv: 'Adressen bekräftades inte i tid, eller är borttagen. Du kan be om ett nytt brev på sidan som du vill följa.',
    en: 'The address was not confirmed in time, or is deleted. You can ask for a new letter on the page that you want to follow.',
  },
  followGoneThing: { sv: 'något som inte visas längre', en: 'something that is no longer shown' },

  letterConfirmSubject: {
    sv: 'Bekräfta att du vill få brev om {title}',
    en: 'Confirm that you want letters about {title}',
  },
  letterConfirmText: {
    sv: 'Någon, troligen du, har bett om brev när något nytt publiceras om {title} ({name}).\n\nBekräfta här:\n{url}\n\nVar det inte du behöver du inte göra något. Adressen tas bort om {days} dagar och du får inga brev.',
    en: 'Somebody, probably you, has asked for letters when something new is published about {title} ({name}).\n\nConfirm here:\n{url}\n\nIf it was not you, do nothing. The address is deleted in {days} days and you get no letters.',
  },
  letterNewsSubject: { sv: 'Nytt om {title}', en: 'News about {title}' },
  letterNewsEnd: {
    sv: 'Du får brevet för att du följer {title} ({name}). Sluta följa, så tas adressen bort:\n{url}',
    en: 'You get this letter because you follow {title} ({name}). Stop, and the address is deleted:\n{url}',
  },
} as const;
