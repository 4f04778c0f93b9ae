import type { Plugin } from 'vite';

export function mapFromSource(): Plugin;
