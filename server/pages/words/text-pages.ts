import type { LocalizedText } from '../../../domain/localized.ts';
import { publicCellMetres } from '../../../domain/public-figures.ts';
import { publicMinimumVoices } from '../../../domain/public-view.ts';
import { daysToConfirm } from '../../follow-token.ts';

/** A page of words alone: a title, a lead, and parts with their paragraphs. */
interface TextPage {
  title: LocalizedText;
  lead: LocalizedText;
  parts: readonly { id: string; title: LocalizedText; paragraphs: readonly LocalizedText[] }[];
}

const text = (sv: string, en: string): LocalizedText => ({ sv, en });
const k = publicMinimumVoices;

export const countingText: TextPage = {
  title: text('Så räknar vi', 'How we count'),
  lead: text(
    'Varje tal här kommer ur samma uppgifter som arbetet görs med. Det här betyder de, och det här säger de inte.',
    'Every number here comes from the same records as the work is done with. This is what they mean, and what they do not say.',
  ),
  parts: [
    {
      id: 'voice',
      title: text('En person är en röst', 'One person is one voice'),
      paragraphs: [
        text(
          'Vi räknar personer, inte markeringar. Den som markerar samma plats tio gånger räknas en gång. Att ha passerat en plats är att ha kommit närmare än 30 meter.',
          'We count people, not marks. Whoever marks the same place ten times counts once. To have passed a place is to have come within 30 metres.',
        ),
        text(
          'Talen säger hur de som gick upplevde platserna den gången. De mäter inte brott. Fler vandringar ger fler markeringar, och ett område där ingen gick syns inte.',
          'The numbers say how those who walked felt about the places that time. They do not measure crime. More walks give more marks, and an area where nobody walked is not seen.',
        ),
      ],
    },
    {
      id: 'five',
      title: text('Färre än fem visas inte', 'Fewer than five are not shown'),
      paragraphs: [
        text(
          `En plats visas på kartan när minst ${k} olika personer har markerat den. Tal från 1 till ${k - 1} skrivs ”färre än ${k}”. Skulle resten kunna räknas ut skrivs ”de flesta”.`,
          `A place is shown on the map when at least ${k} different people have marked it. Numbers from 1 to ${k - 1} are written “fewer than ${k}”. Where the rest could be worked out we write “most”.`,
        ),
        text(
          `Kartan ritar platser i rutor om ${publicCellMetres} meter. Varje ruta har markeringar av minst ${k} personer inom 40 meter, så ingen enskild markering kan ge ytan sin form. Vi visar dagar och månader, aldrig klockslag för det någon gjorde.`,
          `The map draws places in squares of ${publicCellMetres} metres. Each square has marks of at least ${k} people within 40 metres, so no single mark can give the place its shape. We show days and months, never the time of what somebody did.`,
        ),
        text(
          `När ett nytt protokoll publiceras ändras talen bara om minst ${k} personers markeringar skiljer sig från förra gången. Annars står de gamla talen kvar. Därför kan ingen jämföra två versioner och läsa ut vad en enda person gjorde.`,
          `When a new protocol is published, the numbers change only if the marks of at least ${k} people differ from the last time. Otherwise the old numbers stand. So nobody can compare two versions and read off what a single person did.`,
        ),
      ],
    },
    {
      id: 'measures',
      title: text('Ska göras, klart, görs inte', 'Will be done, done, will not be done'),
      paragraphs: [
        text(
          'En åtgärd står under ”ska göras” när någon har beslutat den, under ”klart” när den som ansvarar har sagt att den är klar, och under ”görs inte” med skälet bredvid. En dag som har gått utan att åtgärden är klar märks ”försenad” av sig själv.',
          'A measure stands under “will be done” once somebody has decided it, under “done” once whoever is responsible has said that it is done, and under “will not be done” with the reason beside it. A day that has passed without it being done is marked “late” by itself.',
        ),
        text(
          'Bara ord som kommunen har läst och godkänt visas. Vad människor på platsen gjorde, och önskemål om patruller, visas inte: det vänds lätt mot en grupp.',
          'Only words that the municipality has read and approved are shown. What people at a place did, and wishes for patrols, are not shown: they are easily turned against a group.',
        ),
      ],
    },
    {
      id: 'promises',
      title: text('Löften', 'Promises'),
      paragraphs: [
        text(
          'Läget för ett löfte räknas ut av underlaget och dagens datum. Ingen kan sätta det för hand. Utan underlag är inget uppfyllt, och ett löfte utan tal kallas ”inte kvantifierat” tills parterna har satt ett.',
          'Where a promise stands is worked out from the evidence and the date. Nobody can set it by hand. Without evidence nothing is fulfilled, and a promise without a number is called “not quantified” until the parties have set one.',
        ),
        text(
          'Från polisen visas bara summor för hela månader som är slut. Den räta linjen i diagrammet visar var löftet skulle vara om arbetet gick jämnt över tiden.',
          'Of the police only sums of whole months that have ended are shown. The straight line in a diagram shows where the promise would be if the work went evenly over time.',
        ),
      ],
    },
  ],
};

export const accessibilityText: TextPage = {
  title: text('Tillgänglighet', 'Accessibility'),
  lead: text(
    'Alla ska kunna läsa de här sidorna och vara med på en vandring. Här står vad som fungerar, vad som brister och hur du säger till.',
    'Everybody should be able to read these pages and join a walk. Here is what works, what does not, and how to tell us.',
  ),
  parts: [
    {
      id: 'works',
      title: text('Så är sidorna gjorda', 'How the pages are made'),
      paragraphs: [
        text(
          'Sidorna är gjorda för att följa WCAG 2.1, nivå AA, som lagen om tillgänglighet till digital offentlig service kräver. De fungerar utan skript, med tangentbord, med skärmläsare, i ljust och mörkt läge och i 200 procents förstoring.',
          'The pages are made to follow WCAG 2.1 level AA, as the Swedish act on accessibility of digital public services requires. They work without scripts, with a keyboard, with screen readers, in light and dark, and at 200 per cent zoom.',
        ),
        text(
          'Varje sida provas automatiskt inför varje ny version, i båda språken och båda lägena. Ett automatiskt prov hittar inte allt.',
          'Every page is tested automatically before each new version, in both languages and both modes. An automatic test does not find everything.',
        ),
      ],
    },
    {
      id: 'gaps',
      title: text('Kända brister', 'What we know is lacking'),
      paragraphs: [
        text(
          'Kartan är en bild. Den som inte ser den får samma platser i listan bredvid. Texter ur protokoll skrivs av människor och kan vara svårlästa. Sidorna finns på svenska och engelska.',
          'The map is a picture. Whoever does not see it gets the same places in the list beside it. Texts from protocols are written by people and can be hard to read. The pages are in Swedish and English.',
        ),
      ],
    },
    {
      id: 'authority',
      title: text('Tillsyn', 'Supervision'),
      paragraphs: [
        text(
          'Myndigheten för digital förvaltning (Digg) har tillsyn över lagen. Är du inte nöjd med hur en brist tas om hand kan du anmäla det till Digg.',
          'The Agency for Digital Government (Digg) supervises the act. If you are not content with how a flaw is dealt with, you may report it to Digg.',
        ),
      ],
    },
  ],
};

export const privacyText: TextPage = {
  title: text('Personuppgifter', 'Personal data'),
  lead: text(
    'De här sidorna sätter inga kakor, kör inga skript och räknar inga besökare.',
    'These pages set no cookies, run no scripts and count no visitors.',
  ),
  parts: [
    {
      id: 'shown',
      title: text('Det som visas här', 'What is shown here'),
      paragraphs: [
        text(
          `Här visas områden, åtgärder och tal om minst ${k} personer. Enskilda markeringar, namn, klockslag, kön och ålder visas aldrig. En bild visas bara om kommunen har godkänt just den bilden för de öppna sidorna.`,
          `Shown here are areas, measures and numbers about at least ${k} people. Single marks, names, times of day, gender and age are never shown. A picture is shown only if the municipality has approved that very picture for the public pages.`,
        ),
      ],
    },
    {
      id: 'walks',
      title: text('När du går en vandring', 'When you go on a walk'),
      paragraphs: [
        text(
          'Du går med utan konto och utan namn. Telefonen får en slumpad nyckel för just den vandringen. Var du gick spelas inte in; bara platserna som du själv markerar sparas.',
          'You join without an account and without a name. Your phone gets a random key for that walk alone. Where you went is not recorded; only the places that you mark yourself are kept.',
        ),
        text(
          'Det du markerar blir en allmän handling hos kommunen. Att den är allmän betyder inte att den läggs ut här. Med kvittokoden kan du se och ta tillbaka dina markeringar.',
          'What you mark becomes a public record of the municipality. That it is a public record does not mean that it is published here. With the receipt code you can see your marks and take them back.',
        ),
      ],
    },
    {
      id: 'letters',
      title: text('När du följer något med e-post', 'When you follow something by e-mail'),
      paragraphs: [
        text(
          `Det går bara där sidorna visar ett formulär för det. Då sparas din e-postadress, vad du följer, på vilket språk och vilka nyheter du har fått. Grunden är ditt samtycke (artikel 6.1 a), och det används bara till breven. Bekräftar du inte tas adressen bort efter ${daysToConfirm} dagar. När du slutar följa tas den bort genast.`,
          `It is possible only where the pages show a form for it. Then your e-mail address is kept, what you follow, in which language, and which news you got. The basis is your consent (article 6.1 a), and it is used for the letters alone. If you do not confirm, the address is deleted after ${daysToConfirm} days. When you stop, it is deleted at once.`,
        ),
        text(
          'Adressen finns i en egen tabell: inte i loggar, exporter eller ändringshistorik. Säkerhetskopior av hela databasen har den tills de gallras.',
          'The address is in a table of its own: not in logs, exports or the history of changes. Backups of the whole database have it until they are discarded.',
        ),
      ],
    },
    {
      id: 'responsible',
      title: text('Vem som ansvarar', 'Who is responsible'),
      paragraphs: [
        text(
          '{name} är personuppgiftsansvarig. Grunden är en uppgift av allmänt intresse (artikel 6.1 e i dataskyddsförordningen). Du har rätt att få veta vad som finns om dig, få det rättat och klaga hos Integritetsskyddsmyndigheten (IMY).',
          '{name} is the controller. The basis is a task in the public interest (article 6.1 e of the GDPR). You have the right to know what is kept about you, to have it corrected, and to complain to the Swedish Authority for Privacy Protection (IMY).',
        ),
      ],
    },
  ],
};
