package dev.tableauwebhooks.site;

import dev.tableauwebhooks.rest.Credentials;
import dev.tableauwebhooks.rest.Tableau;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One configured site and its session, shared by all threads. */
public final class Site {
  private static final Logger LOG = LoggerFactory.getLogger(Site.class);

  private final SiteSettings settings;
  private final Tableau tableau;
  private final SiteStore store;
  private final SiteObjects objects;
  private final RefreshJobs jobs;
  private final RefreshTasks tasks;
  private final Dependents dependents;
  private final Usage usage;
  private volatile @Nullable String luid;
  private volatile boolean confirmed;

  Site(SiteSettings settings, Tableau tableau, SiteStore store, InstantSource clock) {
    this.settings = settings;
    this.tableau = tableau;
    this.store = store;
    this.objects = new SiteObjects(this, store, clock);
    this.jobs = new RefreshJobs(this, clock);
    this.tasks = new RefreshTasks(this, clock);
    this.dependents = new Dependents(this, clock);
    this.usage = new Usage(this, clock);
  }

  /** The name in the configuration. */
  public String name() {
    return settings.name();
  }

  /** The name of the personal access token that it signs in with; empty for other credentials. */
  Optional<String> tokenName() {
    return settings.credentials() instanceof Credentials.PersonalAccessToken token
        ? Optional.of(token.name())
        : Optional.empty();
  }

  /** The client of the REST API, which signs in by itself. */
  public Tableau tableau() {
    return tableau;
  }

  /** Whether events must be confirmed before they run. */
  boolean isToVerify() {
    return settings.verifyBack();
  }

  /** The name in URLs; empty for the Default site. */
  public String contentUrl() {
    return settings.contentUrl();
  }

  /** The link to the site's first page. */
  public String url() {
    return links().home();
  }

  /** The site's LUID as far as it is known without asking Tableau. */
  public Optional<String> knownLuid() {
    if (luid == null) {
      store.findSiteLuid(name()).ifPresent(it -> luid = it);
    }
    return Optional.ofNullable(luid);
  }

  /**
   * The site's LUID; signs in where it is not known.
   *
   * @throws dev.tableauwebhooks.rest.TableauException where that does not work
   */
  public String luid() {
    return knownLuid().orElseGet(this::confirmedLuid);
  }

  /** Whether Tableau has told the LUID since the start, so that it need not be asked again. */
  boolean isConfirmed() {
    return confirmed;
  }

  /** The LUID as Tableau tells it, which is remembered. */
  String confirmedLuid() {
    var told = tableau.signIn().siteLuid();
    var known = knownLuid();
    if (known.isEmpty() || !known.get().equals(told)) {
      LOG.atInfo().addKeyValue("site", name()).addKeyValue("luid", told).log("Learnt a site");
      store.rememberSiteLuid(name(), told);
      luid = told;
    }
    confirmed = true;
    return told;
  }

  SiteObjects objects() {
    return objects;
  }

  RefreshJobs jobs() {
    return jobs;
  }

  RefreshTasks tasks() {
    return tasks;
  }

  Dependents dependents() {
    return dependents;
  }

  Usage usage() {
    return usage;
  }

  Links links() {
    return new Links(settings.url(), settings.contentUrl());
  }

  @Override
  public String toString() {
    return "site '%s'".formatted(name());
  }
}
