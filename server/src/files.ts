// What the workspace asks of a file system. Everything is a URI; nothing is ever written.

/** Never rejects: what cannot be read does not exist, and the implementation says why in its log. */
export interface FileSystem {
  /** What a folder holds, in no order. Empty where it cannot be listed. */
  list(folder: string): Promise<readonly Entry[]>;
  /** Undefined where the file cannot be read, or is larger than anyone writes by hand. */
  read(uri: string): Promise<string | undefined>;
}

export interface Entry {
  readonly name: string;
  /** A link to a file is a file. A link to a folder is not listed: following it could go round in circles. */
  readonly kind: 'file' | 'folder';
}
