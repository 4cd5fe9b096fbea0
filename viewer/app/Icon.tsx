/** Small drawings for buttons and marks: lines of the text's colour, the name always stands beside them or in a label. */

const PATHS = {
  play: 'M7 4.5v15l12.5-7.5z',
  pause: 'M8 5v14M16 5v14',
  previous: 'M6 5v14M19 5.5v13L9.5 12z',
  next: 'M18 5v14M5 5.5v13L14.5 12z',
  link: 'M10 14a4 4 0 0 0 5.7 0l3-3a4 4 0 0 0-5.7-5.7l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4',
  moon: 'M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z',
  list: 'M9 6h11M9 12h11M9 18h11M4 6h1M4 12h1M4 18h1',
  close: 'M6 6l12 12M18 6L6 18',
  bell: 'M6 17V11a6 6 0 0 1 12 0v6l1.5 2h-15zM10.5 21h3',
  eye: 'M2.5 12s3.5-6.5 9.5-6.5S21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9.3a2.7 2.7 0 1 0 0 5.4 2.7 2.7 0 0 0 0-5.4z',
  phone:
    'M6 3.5h3.5l1.5 4.5-2 1.5a11 11 0 0 0 5.5 5.5l1.5-2 4.5 1.5V18a2.5 2.5 0 0 1-2.5 2.5C10.5 20.5 3.5 13.5 3.5 6A2.5 2.5 0 0 1 6 3.5z',
  door: 'M6 21V3.5h12V21M3 21h18M14.5 12v1.5',
  arrived: 'M12 3.5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM5.5 20.5c0-4 2.8-7 6.5-7s6.5 3 6.5 7',
  moving: 'M4 12h14M12.5 6l6 6-6 6',
  storey: 'M4 20V9.5L12 4l8 5.5V20zM8.5 14.5l2.5 2.5 4.5-5',
  met: 'M4.5 12.5l5 5 10-11',
  missed: 'M6 6l12 12M18 6L6 18',
  warning: 'M12 4L2.8 20h18.4zM12 10v4.5M12 17.2v.3',
  drill: 'M12 3.5a8.5 8.5 0 1 0 8.5 8.5M12 8a4 4 0 1 0 4 4M12 12l7.5-7.5M16.5 4v3.5H20',
  flag: 'M6 21V4M6 4.5h12l-3 4 3 4H6',
  study: 'M4 20V4M4 20h16M8 16v-3M8 10V8M13 15V9M18 12V5M6.5 11.5h3M11.5 12h3M16.5 8h3',
  dot: 'M12 8.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z',
  pencil: 'M4 20l1-4.5L16.5 4 20 7.5 8.5 19zM14 6.5l3.5 3.5',
  panelLeft: 'M3.5 5h17v14h-17zM9.5 5v14',
  panelRight: 'M3.5 5h17v14h-17zM14.5 5v14',
} as const;

export type IconName = keyof typeof PATHS;

/** Filled ones: a line alone would be too thin to be recognised. */
const FILLED: ReadonlySet<IconName> = new Set(['play', 'dot']);

export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" width={size} height={size} aria-hidden="true">
      <path
        d={PATHS[name]}
        fill={FILLED.has(name) ? 'currentColor' : 'none'}
        stroke="currentColor"
        stroke-width={name === 'pause' ? 3.5 : 2}
        stroke-linejoin="round"
        stroke-linecap="round"
      />
    </svg>
  );
}
