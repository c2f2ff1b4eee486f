package dev.tableauwebhooks.store;

import dev.tableauwebhooks.run.RevisionStore;
import dev.tableauwebhooks.workflow.Revision;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;

/** The sources of workflows, in SQL. */
public final class SqlRevisions implements RevisionStore {
  private static final String KEEP =
      """
      INSERT INTO revision (hash, file, source, kept_at) VALUES (?, ?, ?, ?)
      ON CONFLICT (hash) DO NOTHING
      """;
  private static final String FIND = "SELECT * FROM revision WHERE hash = ?";

  private final Database database;
  private final InstantSource clock;

  public SqlRevisions(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public void keep(Collection<Revision> revisions) throws InterruptedException {
    var now = clock.instant();
    database.write(session -> {
      for (var revision : revisions) {
        var source = JournalRows.storable(revision.source());
        session.update(KEEP, revision.hash(), revision.file(), source, now);
      }
      return revisions.size();
    });
  }

  @Override
  public Optional<Revision> findRevision(String hash) throws InterruptedException {
    return database.read(session ->
        session.find(
            FIND,
            row -> new Revision(row.text("hash"), row.text("file"), row.text("source")),
            hash));
  }
}
