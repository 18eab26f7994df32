import { type Locale, reasonText, refusalOf } from '@campus-gateway/client';
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { TEXTS, type Texts } from './texts.js';

interface Language {
  readonly locale: Locale;
  readonly t: Texts;
  /** Points in time and days, as people of the language write them. */
  readonly time: (instant: string) => string;
  /** What to tell about an error: the gateway's reason, or that none came. */
  readonly errorText: (error: unknown) => string;
  readonly change: () => void;
}

const LanguageContext = createContext<Language | null>(null);
const KEPT = 'campus-language';

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [locale, setLocale] = useState<Locale>(() => {
    const kept = localStorage.getItem(KEPT);
    return kept === 'zh' || kept === 'en' ? kept : navigator.language.startsWith('zh') ? 'zh' : 'en';
  });
  useEffect(() => {
    document.documentElement.lang = locale === 'zh' ? 'zh-CN' : 'en';
    document.title = TEXTS[locale].title;
    localStorage.setItem(KEPT, locale);
  }, [locale]);
  const language = useMemo<Language>(() => {
    const format = new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', { dateStyle: 'medium', timeStyle: 'short' });
    return {
      locale,
      t: TEXTS[locale],
      time: (instant) => format.format(new Date(instant)),
      errorText: (error) => {
        const refusal = refusalOf(error);
        return refusal === null ? TEXTS[locale].noAnswer : reasonText(refusal, locale);
      },
      change: () => setLocale(locale === 'zh' ? 'en' : 'zh'),
    };
  }, [locale]);
  return <LanguageContext value={language}>{children}</LanguageContext>;
}

export function useLanguage(): Language {
  const language = use(LanguageContext);
  if (language === null) throw new Error('Outside of LanguageProvider.');
  return language;
}

export function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
