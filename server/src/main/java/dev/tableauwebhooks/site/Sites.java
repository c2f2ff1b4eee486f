package dev.tableauwebhooks.site;

import dev.tableauwebhooks.event.TableauEvent;
import dev.tableauwebhooks.rest.Credentials.PersonalAccessToken;
import dev.tableauwebhooks.rest.SessionStore;
import dev.tableauwebhooks.rest.Tableau;
import dev.tableauwebhooks.rest.TableauException;
import dev.tableauwebhooks.workflow.Lookups;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All configured sites. Making it does no I/O; a site signs in when something is first asked of it.
 *
 * <p>An event belongs to the site whose LUID its payload names. LUIDs are learnt at sign-in and
 * remembered, so that a start does not need Tableau.
 */
public final class Sites implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sites.class);

  private final List<Site> sites;

  /**
   * Of the settings, each with the client that its settings describe.
   *
   * @param sessions where the clients keep their sessions
   * @throws TableauException where a file of certificates holds none
   */
  public Sites(
      List<SiteSettings> settings, SiteStore store, SessionStore sessions, InstantSource clock) {
    this(settings, store, clock, it -> client(it).sessions(sessions).clock(clock).build());
  }

  Sites(
      List<SiteSettings> settings,
      SiteStore store,
      InstantSource clock,
      Function<SiteSettings, Tableau> clients) {
    this.sites =
        settings.stream().map(it -> new Site(it, clients.apply(it), store, clock)).toList();
    warnOfSharedTokens(settings);
  }

  static Tableau.Builder client(SiteSettings settings) {
    var builder =
        Tableau.at(settings.url())
            .site(settings.contentUrl())
            .credentials(settings.credentials())
            .sessionLifetime(settings.session());
    settings.apiVersion().ifPresent(builder::apiVersion);
    settings.certificates().ifPresent(builder::trustedCertificates);
    settings.proxy().ifPresent(builder::proxy);
    return builder;
  }

  /** In the order of the configuration. */
  public List<Site> all() {
    return sites;
  }

  /** The site of that name in the configuration. */
  public Optional<Site> find(String name) {
    return sites.stream().filter(site -> site.name().equals(name)).findFirst();
  }

  /**
   * What expressions may ask of an event. What Tableau would have to tell is absent for the event
   * of a site that is not configured.
   *
   * @param receivedAt what is known of the event's object must not be older
   * @param history earlier refreshes of the object
   */
  public Lookups forEvent(TableauEvent event, Instant receivedAt, RefreshHistory history) {
    return new EventLookups(this, event, receivedAt, history);
  }

  /**
   * Why an event cannot be true, where its site is to be asked: no configured site sent it, or its
   * object does not exist although it was not deleted.
   *
   * @param receivedAt the object must have existed then or later
   * @return empty where nothing is known against it
   * @throws LookupFailed where Tableau cannot be asked at this time
   */
  public Optional<String> doubtAbout(TableauEvent event, Instant receivedAt) {
    if (event instanceof TableauEvent.Internal || sites.stream().noneMatch(Site::isToVerify)) {
      return Optional.empty();
    }
    try {
      var site = of(event);
      return site.isPresent()
          ? new Credibility(site.get(), event, receivedAt).doubt()
          : Optional.of(Credibility.ofNoSite(event));
    } catch (TableauException e) {
      throw EventLookups.failed("whether the event is true", e);
    }
  }

  /**
   * The name of the site that an event belongs to, as far as it is known without asking Tableau.
   * Where the payload names no site and only one is configured, it is that one.
   */
  public Optional<String> nameOf(TableauEvent event) {
    return known(event).map(Site::name);
  }

  /**
   * The site that an event belongs to. Where its LUID matches none that is known, the sites whose
   * LUID Tableau has not told since the start are asked for it.
   *
   * @throws TableauException where a site with an unknown LUID could not be asked, so that nobody
   *     knows whether the event is its
   */
  public Optional<Site> of(TableauEvent event) {
    return known(event)
        .or(() -> event.origin().siteLuid().flatMap(this::learnt))
        .or(() -> unconfigured(event));
  }

  private Optional<Site> known(TableauEvent event) {
    var luid = event.origin().siteLuid();
    if (luid.isEmpty()) {
      return sites.size() == 1 ? Optional.of(sites.getFirst()) : Optional.empty();
    }
    return sites.stream().filter(site -> site.knownLuid().equals(luid)).findFirst();
  }

  private Optional<Site> learnt(String luid) {
    return sites.stream()
        .filter(site -> !site.isConfirmed())
        .filter(site -> ask(site).equals(Optional.of(luid)))
        .findFirst();
  }

  /** A remembered LUID may be out of date, but is good enough while Tableau cannot be asked. */
  private static Optional<String> ask(Site site) {
    try {
      return Optional.of(site.confirmedLuid());
    } catch (TableauException e) {
      if (site.knownLuid().isEmpty()) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private static Optional<Site> unconfigured(TableauEvent event) {
    LOG.atDebug()
        .addKeyValue("siteLuid", event.origin().siteLuid().orElse(""))
        .addKeyValue("type", event.type())
        .log("An event of a site that is not configured");
    return Optional.empty();
  }

  private static void warnOfSharedTokens(List<SiteSettings> settings) {
    var seen = new HashSet<List<Object>>();
    for (var site : settings) {
      if (site.credentials() instanceof PersonalAccessToken token
          && !seen.add(List.of(site.url(), token.name()))) {
        LOG.atWarn()
            .addKeyValue("site", site.name())
            .addKeyValue("token", token.name())
            .log("Two sites share a personal access token: each sign-in ends the other's session");
      }
    }
  }

  /** Lets go of all connections; sessions stay, for whoever shares them. */
  @Override
  public void close() {
    sites.forEach(site -> site.tableau().close());
  }
}
