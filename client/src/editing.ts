// Comments, brackets and indentation of HCL. Set at run time and not in the manifest, where a second configuration file of one
// language adds up with the first: beside another Terraform extension there must be none of ours.
import { type Disposable, IndentAction, type LanguageConfiguration, languages } from 'vscode';
import { besideOther, onOtherChanged } from './otherExtensions';

const configuration: LanguageConfiguration = {
  comments: { lineComment: '#', blockComment: ['/*', '*/'] },
  brackets: [
    ['{', '}'],
    ['[', ']'],
    ['(', ')'],
  ],
  // Attribute names and references are words with hyphens: `auth0-api`.
  wordPattern: /[\p{L}_][\p{L}\p{N}_-]*|-?\d+(?:\.\d+)?/u,
  indentationRules: {
    increaseIndentPattern: /^(?!\s*(?:#|\/\/)).*[{[(]\s*(?:#.*|\/\/.*)?$/,
    decreaseIndentPattern: /^\s*[}\])]/,
  },
  onEnterRules: [
    { beforeText: /^\s*\/\*\*?(?!.*\*\/)/, action: { indentAction: IndentAction.None, appendText: ' ' } },
    { beforeText: /[{[(]\s*$/, afterText: /^\s*[}\])]/, action: { indentAction: IndentAction.IndentOutdent } },
  ],
  autoClosingPairs: [
    { open: '{', close: '}' },
    { open: '[', close: ']' },
    { open: '(', close: ')' },
    { open: '"', close: '"' },
  ],
};

/** Configures both languages while no other Terraform extension does. */
export function configureEditing(): Disposable {
  let set: Disposable[] = [];
  const apply = (beside: boolean) => {
    for (const it of set) it.dispose();
    set = beside ? [] : ['terraform', 'opentofu'].map((it) => languages.setLanguageConfiguration(it, configuration));
  };
  apply(besideOther());
  const listening = onOtherChanged(apply);
  return {
    dispose() {
      listening.dispose();
      apply(true);
    },
  };
}
