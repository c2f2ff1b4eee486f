package dev.tableauwebhooks.site;

import dev.tableauwebhooks.event.InternalEventType;
import dev.tableauwebhooks.rest.TableauException;
import dev.tableauwebhooks.rest.TableauProblem;
import dev.tableauwebhooks.run.InternalEvents;
import dev.tableauwebhooks.run.InternalEvents.News;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps personal access tokens alive, and raises {@code PatExpiring} in time, and {@code
 * SignInFailed} where one is refused.
 *
 * <p>Tableau ends a token that nobody signed in with for 15 days, and any token after the time that
 * the site allows, of which its API says nothing: that date comes from the configuration.
 *
 * @see <a
 *     href="https://help.tableau.com/current/online/en-us/security_personal_access_tokens.htm">Tableau
 *     on personal access tokens</a>
 */
public final class CredentialWatch {
  private static final Logger LOG = LoggerFactory.getLogger(CredentialWatch.class);
  private static final Duration UNHURRIED = Duration.ofHours(1);
  private static final Duration TOLD_BEFORE = Duration.ofDays(14);
  private static final Duration TOLD_BEFORE_IDLE = Duration.ofDays(5);

  private final Sites sites;
  private final Map<String, LocalDate> expiries;
  private final InternalEvents events;
  private final SignInNews signIns;
  private final InstantSource clock;
  private final Instant startedAt;

  /**
   * @param expiries the last day of a site's token, by the site's name
   */
  public CredentialWatch(
      Sites sites, Map<String, LocalDate> expiries, InternalEvents events, InstantSource clock) {
    this.sites = sites;
    this.expiries = Map.copyOf(expiries);
    this.events = events;
    this.signIns = new SignInNews(events);
    this.clock = clock;
    this.startedAt = clock.instant();
  }

  /** Looks at every site's token once. */
  public void look() throws InterruptedException {
    for (var site : sites.all()) {
      var name = site.tokenName();
      if (name.isPresent()) {
        keepAlive(site);
        tell(site, name.get());
      }
    }
  }

  /** A start shall not need Tableau. */
  private void keepAlive(Site site) throws InterruptedException {
    var before = site.tableau().lastSignIn();
    if (before.isEmpty() && clock.instant().isBefore(startedAt.plus(UNHURRIED))) {
      return;
    }
    try {
      site.tableau().keepAlive();
      if (!site.tableau().lastSignIn().equals(before)) {
        signIns.worked(site);
      }
    } catch (TableauException e) {
      if (e.problem() instanceof TableauProblem.Interrupted) {
        var _ = Thread.interrupted();
        throw new InterruptedException(e.problem().what());
      }
      LOG.atWarn()
          .addKeyValue("site", site.name())
          .addKeyValue("cause", e.getMessage())
          .log("Could not sign in to keep the token alive; will try again");
      signIns.failed(site, e);
    }
  }

  private void tell(Site site, String token) throws InterruptedException {
    var date = Optional.ofNullable(expiries.get(site.name()));
    if (date.isPresent()) {
      var end = date.get().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
      tell(site, token, end, TOLD_BEFORE, "expires on " + date.get());
    }
    var idle = site.tableau().idleExpiry();
    if (idle.isPresent()) {
      var day = LocalDate.ofInstant(idle.get(), ZoneOffset.UTC);
      tell(
          site,
          token,
          idle.get(),
          TOLD_BEFORE_IDLE,
          "expires on %s for want of use, since nobody could sign in with it".formatted(day));
    }
  }

  private void tell(Site site, String token, Instant end, Duration before, String clause)
      throws InterruptedException {
    var left = Duration.between(clock.instant(), end);
    if (left.compareTo(before) > 0) {
      return;
    }
    var details = new LinkedHashMap<String, Object>();
    details.put("site", site.name());
    details.put("token_name", token);
    details.put("expires_at", end.toString());
    details.put("days_left", Math.max(0, left.toDays()));
    var text =
        "The personal access token '%s' of site %s %s.".formatted(token, site.name(), clause);
    var news =
        new News(
            InternalEventType.PAT_EXPIRING,
            Optional.of(site.name()),
            site.knownLuid(),
            site.knownLuid(),
            Optional.of(site.name()),
            text,
            details);
    events.raise(news, site.name() + "\n" + LocalDate.ofInstant(end, ZoneOffset.UTC));
  }
}
