/** What the keys do. */
import type { App } from './app.js';
import { DialogBox } from './Dialog.js';
import { BINDINGS } from './keys.js';

export default function KeysDialog({ app }: { app: App }) {
  return (
    <DialogBox app={app} title={app.t('keys.title')}>
      <table>
        <tbody>
          {BINDINGS.map(({ shown, what }) => (
            <tr key={what}>
              <th scope="row">
                {shown.map((key) => (
                  <>
                    <kbd key={key}>{key}</kbd>{' '}
                  </>
                ))}
              </th>
              <td>{app.t(what)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </DialogBox>
  );
}
