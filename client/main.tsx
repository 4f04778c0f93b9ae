import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './ui/tokens.css';
import './ui/base.css';
import { App } from './app.tsx';
import { startI18n } from './i18n/start-i18n.ts';
import { applyTheme } from './state/theme.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no element with the id "root"');

applyTheme();
await startI18n();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
