/** The file that is being imported; null: none. By itself, so that it can be set before the drawing screen is loaded. */
import { signal } from '@preact/signals';

export const importing = signal<File | null>(null);
