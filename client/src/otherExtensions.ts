// Other Terraform extensions bring colours, comments and a validation of their own; this one then adds only what it alone knows.
import { type Disposable, extensions } from 'vscode';

/** Extensions that own the Terraform language where they are installed. */
const owners = ['hashicorp.terraform', 'opentofu.vscode-opentofu', 'gamunu.opentofu'];

/** True while another Terraform extension is installed and enabled. */
export function besideOther(): boolean {
  return owners.some((it) => extensions.getExtension(it) !== undefined);
}

/** Calls `changed` with the new `besideOther()`, and only when it differs from the last one. */
export function onOtherChanged(changed: (beside: boolean) => void): Disposable {
  let last = besideOther();
  return extensions.onDidChange(() => {
    const now = besideOther();
    if (now === last) return;
    last = now;
    changed(now);
  });
}
