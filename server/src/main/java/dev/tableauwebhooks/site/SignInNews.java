package dev.tableauwebhooks.site;

import dev.tableauwebhooks.event.InternalEventType;
import dev.tableauwebhooks.rest.TableauException;
import dev.tableauwebhooks.rest.TableauProblem;
import dev.tableauwebhooks.rest.TableauProblem.Answered;
import dev.tableauwebhooks.rest.TableauProblem.BadCredentials;
import dev.tableauwebhooks.run.InternalEvents;
import dev.tableauwebhooks.run.InternalEvents.News;
import java.util.LinkedHashMap;
import java.util.Optional;

/** Raises {@code SignInFailed} once for each site, until its credentials work again. */
final class SignInNews {
  private final InternalEvents events;

  SignInNews(InternalEvents events) {
    this.events = events;
  }

  /** Tells of it where the credentials are what is wrong. */
  void failed(Site site, TableauException e) throws InterruptedException {
    if (isRefusal(e.problem())) {
      events.raise(news(site, e.problem()), site.name());
    }
  }

  void worked(Site site) throws InterruptedException {
    events.settle(InternalEventType.SIGN_IN_FAILED, site.name());
  }

  private static boolean isRefusal(TableauProblem problem) {
    return problem instanceof BadCredentials
        || (problem instanceof Answered answered
            && answered.kind() == TableauProblem.Kind.SIGN_IN_REFUSED);
  }

  private static News news(Site site, TableauProblem problem) {
    var details = new LinkedHashMap<String, Object>();
    details.put("site", site.name());
    details.put("problem", problem.what());
    details.put("fix", problem.fix());
    return new News(
        InternalEventType.SIGN_IN_FAILED,
        Optional.of(site.name()),
        site.knownLuid(),
        site.knownLuid(),
        Optional.of(site.name()),
        "The credentials of site %s do not work. %s".formatted(site.name(), problem.message()),
        details);
  }
}
