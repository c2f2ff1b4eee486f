package dev.tableauwebhooks.connector.tableau;

import static java.util.stream.Collectors.joining;

import dev.tableauwebhooks.action.ActionContext;
import dev.tableauwebhooks.action.ActionOutcome;
import dev.tableauwebhooks.action.ActionOutcome.Failed;
import dev.tableauwebhooks.action.ActionOutcome.RetryLater;
import dev.tableauwebhooks.action.ActionOutcome.Wait;
import dev.tableauwebhooks.event.TableauEvent;
import dev.tableauwebhooks.rest.TableauException;
import dev.tableauwebhooks.rest.TableauProblem.Interrupted;
import dev.tableauwebhooks.rest.model.ContentType;
import dev.tableauwebhooks.site.Site;
import dev.tableauwebhooks.site.Sites;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds what an action is to work on, and says what became of the work. */
final class Subjects {
  private static final Pattern LUID = Pattern.compile("\\w[\\w.-]{0,99}");

  private final Sites sites;

  Subjects(Sites sites) {
    this.sites = sites;
  }

  /** Something that an action does, which may fail as calls of Tableau do. */
  @FunctionalInterface
  interface Work {
    ActionOutcome on(Subject subject);
  }

  /** Does the work on what is wanted. */
  ActionOutcome with(Wanted wanted, ActionContext context, Work work) throws InterruptedException {
    try {
      return switch (find(wanted, context)) {
        case Found(var subject) -> work.on(subject);
        case NotFound(var failed) -> failed;
      };
    } catch (TableauException e) {
      return outcome(e);
    }
  }

  private sealed interface Search {}

  private record Found(Subject subject) implements Search {}

  private record NotFound(Failed why) implements Search {
    NotFound(String reason, String fix) {
      this(new Failed(reason, fix));
    }
  }

  private Search find(Wanted wanted, ActionContext context) {
    var event = context.event();
    var luid = wanted.luid().or(event.resource()::luid);
    var kind = wanted.kind().or(() -> kind(event));
    if (luid.isEmpty()) {
      return new NotFound("The event names no object.", "Name the object in the step's settings.");
    }
    if (!LUID.matcher(luid.get()).matches()) {
      return new NotFound(
          "'%s' is not an identifier of Tableau.".formatted(luid.get()),
          "Give 'luid' the identifier that Tableau shows in the event, or leave it out.");
    }
    if (kind.isEmpty()) {
      return new NotFound(
          "The event '%s' is not about a workbook, data source, view or flow."
              .formatted(event.type()),
          "Name the object in the step's settings, or start the workflow from other events.");
    }
    return site(wanted, context)
        .<Search>map(site -> new Found(new Subject(site, kind.get(), luid.get())))
        .orElseGet(() -> noSite(wanted, event));
  }

  private Optional<Site> site(Wanted wanted, ActionContext context) {
    if (wanted.site().isPresent()) {
      return sites.find(wanted.site().get());
    }
    return context.site().flatMap(sites::find).or(() -> sites.of(context.event()));
  }

  private NotFound noSite(Wanted wanted, TableauEvent event) {
    var known = sites.all().stream().map(Site::name).collect(joining("', '", "'", "'"));
    if (sites.all().isEmpty()) {
      return new NotFound("No site is configured.", "Add the site to tableau-webhooks.yaml.");
    }
    return wanted
        .site()
        .map(name ->
            new NotFound(
                "No site is called '%s'.".formatted(name),
                "Use one of the configured sites: %s.".formatted(known)))
        .orElseGet(() ->
            new NotFound(
                "The event's site '%s' is not configured."
                    .formatted(event.origin().siteLuid().orElse("")),
                "Add the site to tableau-webhooks.yaml, or give 'site' in the step: %s."
                    .formatted(known)));
  }

  private static Optional<ContentType> kind(TableauEvent event) {
    return switch (event.resource().kind()) {
      case WORKBOOK -> Optional.of(ContentType.WORKBOOK);
      case DATASOURCE -> Optional.of(ContentType.DATASOURCE);
      case VIEW -> Optional.of(ContentType.VIEW);
      case FLOW -> Optional.of(ContentType.FLOW);
      case USER, SITE, SUBSCRIPTION, WEBHOOK, RUN, WORKFLOW, UNKNOWN -> Optional.empty();
    };
  }

  private static ActionOutcome outcome(TableauException e) throws InterruptedException {
    var reason = e.problem().what();
    if (e.problem() instanceof Interrupted) {
      var _ = Thread.interrupted();
      throw new InterruptedException(reason);
    }
    if (!e.retryMayHelp()) {
      return new Failed(reason, e.fix());
    }
    return e.retryAfter()
        .<ActionOutcome>map(wait -> new Wait(reason, wait))
        .orElseGet(() -> new RetryLater(reason));
  }
}
