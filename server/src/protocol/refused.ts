/** Why a request of ours is not fulfilled. Types only. */

/** A stable name, and a sentence for people. */
export interface Refused {
  readonly refused:
    | 'not-trusted'
    | 'no-config'
    | 'no-tls'
    | 'no-certificate'
    | 'no-name'
    | 'no-file'
    | 'no-lines'
    | 'changed'
    | 'repeated-folder'
    | 'bad-argument';
  readonly message: string;
}
