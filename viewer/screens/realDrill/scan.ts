/** Codes from the camera, where the browser can read them. Over plain HTTP no page gets a camera: codes are typed there. */

interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
type DetectorClass = new (options: { formats: string[] }) => Detector;

/** Between two looks at the picture, ms. */
const EVERY = 300;
/** The same code counts again only after so long, ms. */
const AGAIN = 4000;

const detector = (): DetectorClass | null =>
  (globalThis as unknown as { BarcodeDetector?: DetectorClass }).BarcodeDetector ?? null;

/** @param take a code that was read @param failed no camera, or none that may be used @returns ends it */
function scan(video: HTMLVideoElement, take: (code: string) => void, failed: () => void): () => void {
  let ended = false;
  let stream: MediaStream | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const taken = new Map<string, number>();
  const reader = new (detector()!)({ formats: ['qr_code'] });
  const look = async (): Promise<void> => {
    const found = await reader.detect(video).catch(() => []);
    for (const { rawValue } of found) {
      const now = Date.now();
      if (now - (taken.get(rawValue) ?? 0) < AGAIN) continue;
      taken.set(rawValue, now);
      take(rawValue);
    }
    if (!ended) timer = setTimeout(() => void look(), EVERY);
  };
  navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } }).then(
    async (got) => {
      stream = got;
      if (ended) return got.getTracks().forEach((track) => track.stop());
      video.srcObject = got;
      await video.play();
      void look();
    },
    () => failed(),
  );
  return () => {
    ended = true;
    if (timer !== null) clearTimeout(timer);
    stream?.getTracks().forEach((track) => track.stop());
  };
}

/** Has this browser, on this page, a camera and something that reads codes. */
const possible = (): boolean =>
  detector() !== null && (navigator as { mediaDevices?: unknown }).mediaDevices !== undefined;

export const scanCodes = Object.assign(scan, { possible });
