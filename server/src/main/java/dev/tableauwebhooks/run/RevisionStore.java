package dev.tableauwebhooks.run;

import dev.tableauwebhooks.workflow.Revision;
import java.util.Collection;
import java.util.Optional;

/** Keeps every workflow source that ever ran, so that a run can go on under its own revision. */
public interface RevisionStore {

  /** Keeps those that are not kept yet. */
  void keep(Collection<Revision> revisions) throws InterruptedException;

  Optional<Revision> findRevision(String hash) throws InterruptedException;
}
