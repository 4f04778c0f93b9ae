import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WalkTemplate } from '../../../domain/walk-template.ts';

const texts = ['invitation', 'notice', 'rules'] as const;

/** What is asked at each stop, on which scales, and the texts that participants get. */
export function TemplateTexts({
  template,
  language,
}: {
  template: WalkTemplate;
  language: 'sv' | 'en';
}): ReactNode {
  const { t } = useTranslation('templates');
  return (
    <>
      <section aria-labelledby="prompts">
        <h2 id="prompts">{t('prompts')}</h2>
        <ol className="method-prompts">
          {template.prompts.map((prompt) => (
            <li key={prompt.sv}>{prompt[language]}</li>
          ))}
        </ol>
      </section>
      <section aria-labelledby="themes">
        <h2 id="themes">{t('themes')}</h2>
        <div className="method-cards">
          {template.themes.map(({ id, title, points }) => (
            <div key={id}>
              <h3>{title[language]}</h3>
              <ul>
                {points.map((point) => (
                  <li key={point.sv}>{point[language]}</li>
                ))}
              </ul>
            </div>
          ))}
        </div>
      </section>
      <section aria-labelledby="scales">
        <h2 id="scales">{t('scales')}</h2>
        <div className="method-cards">
          {template.scales.map(({ id, question, steps }) => (
            <div key={id}>
              <h3>{question[language]}</h3>
              <ol>
                {steps.map(({ value, label }) => (
                  <li key={value} value={value}>
                    {label[language]}
                  </li>
                ))}
              </ol>
            </div>
          ))}
        </div>
      </section>
      <section aria-labelledby="texts">
        <h2 id="texts">{t('texts.title')}</h2>
        {texts.map((name) => (
          <div key={name} className="method-text">
            <h3>{t(`texts.${name}`)}</h3>
            <p>{template.texts[name][language]}</p>
          </div>
        ))}
      </section>
    </>
  );
}
