import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';

const page = document.getElementById('page');
if (!page) throw new Error('index.html has no element #page.');
createRoot(page).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
