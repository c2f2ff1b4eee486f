package dev.tableauwebhooks.site;

import dev.tableauwebhooks.event.ResourceKind;
import dev.tableauwebhooks.rest.ProjectTree;
import dev.tableauwebhooks.rest.TableauException;
import dev.tableauwebhooks.rest.model.Content;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The objects of one site, fetched when asked for, and remembered for when they are gone.
 *
 * <p>An object that Tableau says does not exist is the one last remembered, or absent. Every other
 * trouble is a {@link TableauException}.
 */
final class SiteObjects {
  /** What can be part of a path; everything else comes from no Tableau. */
  private static final Pattern LUID = Pattern.compile("\\w[\\w.-]{0,99}");

  private final Site site;
  private final SiteStore store;
  private final SharedCalls<Key, Optional<Described>> objects;
  private final SharedCalls<Site, ProjectTree> projects;

  private record Key(ResourceKind kind, String luid) {
    @Override
    public String toString() {
      return kind.word() + " " + luid;
    }
  }

  SiteObjects(Site site, SiteStore store, InstantSource clock) {
    this.site = site;
    this.store = store;
    this.objects = new SharedCalls<>(clock);
    this.projects = new SharedCalls<>(clock);
  }

  /** An object as it was at the instant or later. */
  Optional<Described> find(ResourceKind kind, String luid, Instant notBefore) {
    var key = new Key(kind, luid);
    return LUID.matcher(luid).matches()
        ? objects.get(key, notBefore, () -> fetched(key)).or(() -> remembered(luid))
        : Optional.empty();
  }

  /** Whether Tableau says, at the instant or later, that there is such an object. */
  boolean exists(ResourceKind kind, String luid, Instant notBefore) {
    var key = new Key(kind, luid);
    return LUID.matcher(luid).matches()
        && objects.get(key, notBefore, () -> fetched(key)).isPresent();
  }

  /** A user, perhaps as some minutes ago. */
  Optional<Described> findUser(String luid) {
    var key = new Key(ResourceKind.USER, luid);
    return LUID.matcher(luid).matches()
        ? objects.get(key, () -> fetched(key)).or(() -> remembered(luid))
        : Optional.empty();
  }

  /**
   * A project's name and path, perhaps as some minutes ago; but one that is missing from the list
   * is looked for in a list that is not older than the instant.
   */
  Optional<Described> findProject(String luid, Instant notBefore) {
    return project(projects.get(site, this::tree), luid)
        .or(() -> project(projects.get(site, notBefore, this::tree), luid))
        .or(() -> remembered(luid));
  }

  private ProjectTree tree() {
    return site.tableau().projects().tree();
  }

  private Optional<Described> project(ProjectTree tree, String luid) {
    return tree.find(luid)
        .map(it -> Described.project(luid, it.name(), tree.path(luid).orElse(it.name())))
        .map(this::remember);
  }

  private Optional<Described> fetched(Key key) {
    return orGone(() -> told(key)).map(this::remember);
  }

  private Optional<Described> told(Key key) {
    var tableau = site.tableau();
    var luid = key.luid();
    return switch (key.kind()) {
      case WORKBOOK -> described(tableau.workbooks().get(luid));
      case DATASOURCE -> described(tableau.datasources().get(luid));
      case VIEW -> described(tableau.views().get(luid));
      case FLOW -> described(tableau.flows().get(luid));
      case USER -> Optional.of(Described.of(tableau.users().get(luid), site.links()));
      case SITE -> thisSite(luid);
      case SUBSCRIPTION, WEBHOOK, RUN, WORKFLOW, UNKNOWN -> Optional.empty();
    };
  }

  private Optional<Described> described(Content content) {
    return Optional.of(Described.of(content, site.links()));
  }

  /** A session sees its own site only. */
  private Optional<Described> thisSite(String luid) {
    if (!site.luid().equals(luid)) {
      return Optional.empty();
    }
    var told = site.tableau().site();
    return Optional.of(Described.ofSite(told.luid(), told.name(), site.links()));
  }

  private static Optional<Described> orGone(Supplier<Optional<Described>> call) {
    try {
      return call.get();
    } catch (TableauException e) {
      if (e.isNotFound()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private Optional<Described> remembered(String luid) {
    return store.findContent(site.luid(), luid).map(Described::of);
  }

  /** Reading is cheaper than writing, and most objects do not change between two events. */
  private Described remember(Described object) {
    var known = object.toKnown(site.luid());
    if (!store.findContent(known.siteLuid(), known.luid()).equals(Optional.of(known))) {
      store.rememberContent(known);
    }
    return object;
  }
}
