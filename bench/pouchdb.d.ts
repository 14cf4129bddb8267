/** What the bench uses of PouchDB, whose packages carry no types. */
declare module 'pouchdb-core' {
  type Database = {
    bulkDocs(documents: readonly object[]): Promise<unknown>;
    close(): Promise<void>;
  };
  type Constructor = {
    new (name: string, options: { adapter: string }): Database;
    plugin(plugin: object): Constructor;
    replicate(
      from: Database,
      to: Database,
      options: { batch_size: number; batches_limit?: number },
    ): Promise<{ docs_written: number; ok: boolean }>;
  };
  const PouchDB: Constructor;
  export default PouchDB;
}
declare module 'pouchdb-adapter-leveldb' {
  const plugin: object;
  export default plugin;
}
declare module 'pouchdb-replication' {
  const plugin: object;
  export default plugin;
}
