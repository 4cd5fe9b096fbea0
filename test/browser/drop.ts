/** Files that fall on the page. */
import type { Planner } from './planner.js';

/** Lets files fall on the middle of the page, as a file manager does. */
export async function drop({ page }: Planner, name: string, bytes: Uint8Array): Promise<void> {
  const data = await page.evaluateHandle(
    ({ called, base64 }) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], called));
      return transfer;
    },
    { called: name, base64: Buffer.from(bytes).toString('base64') },
  );
  const target = page.locator('main');
  await target.dispatchEvent('dragover', { dataTransfer: data });
  await page.getByText('Drop a scenario folder').waitFor();
  await target.dispatchEvent('drop', { dataTransfer: data });
}
