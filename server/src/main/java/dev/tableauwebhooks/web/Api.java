package dev.tableauwebhooks.web;

import dev.tableauwebhooks.codec.EventDecoder;
import dev.tableauwebhooks.codec.SampleEvents;
import dev.tableauwebhooks.noise.GroupStore;
import dev.tableauwebhooks.noise.IncidentStore;
import dev.tableauwebhooks.noise.Pauses;
import dev.tableauwebhooks.noise.Silences;
import dev.tableauwebhooks.run.Cancellations;
import dev.tableauwebhooks.run.Catalog;
import dev.tableauwebhooks.run.EventLog;
import dev.tableauwebhooks.run.Intake;
import dev.tableauwebhooks.run.Replays;
import dev.tableauwebhooks.run.RunStore;
import dev.tableauwebhooks.run.StoreUnavailable;
import io.helidon.http.BadRequestException;
import io.helidon.http.HeaderNames;
import io.helidon.http.NotFoundException;
import io.helidon.http.Status;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The routes under {@code /api/v1}. */
public final class Api {
  private static final Logger LOG = LoggerFactory.getLogger(Api.class);
  private static final String ROOT = "/api/v1";
  private static final String DOCUMENT = "/openapi.json";

  private final Parts parts;
  private final Predicate<Optional<String>> admins;

  /**
   * @param admins whether the value of an {@code Authorization} header may administer
   */
  public Api(Parts parts, Predicate<Optional<String>> admins) {
    this.parts = parts;
    this.admins = admins;
  }

  /** What the API shows and works on. */
  public record Parts(
      EventLog events,
      RunStore runs,
      Replays replays,
      Cancellations cancellations,
      Intake intake,
      EventDecoder decoder,
      SampleEvents samples,
      Supplier<Catalog> catalog,
      Supplier<List<String>> problems,
      Quiet quiet,
      InstantSource clock) {}

  /** What keeps messages few. */
  public record Quiet(
      GroupStore groups,
      IncidentStore incidents,
      Silences silences,
      Pauses pauses,
      Runnable wake) {}

  public void routing(HttpRouting.Builder routing) {
    routing
        .addFilter(this::admit)
        .error(ProblemJson.Rejected.class, (_, response, e) -> e.problem().send(response))
        .error(StoreUnavailable.class, (_, response, e) -> away(response, e))
        .error(BadRequestException.class, Api::unreadable)
        .error(NotFoundException.class, (request, response, _) -> unknown(request, response))
        .error(RuntimeException.class, Api::bug)
        .register(ROOT + "/events", new EventResource(parts.events(), parts.runs()))
        .register(
            ROOT + "/runs", new RunResource(parts.runs(), parts.replays(), parts.cancellations()))
        .register(
            ROOT + "/workflows",
            new WorkflowResource(parts.catalog(), parts.problems(), parts.quiet().pauses()))
        .register(
            ROOT + "/incidents",
            new IncidentResource(
                parts.quiet().incidents(), parts.runs(), parts.clock(), parts.quiet().wake()))
        .register(ROOT + "/groups", new GroupResource(parts.quiet().groups(), parts.runs()))
        .register(ROOT + "/silences", new SilenceResource(parts.quiet().silences(), parts.clock()))
        .register(ROOT + "/pauses", new PauseResource(parts.quiet().pauses(), parts.catalog()))
        .register(
            ROOT + "/quarantine",
            new QuarantineResource(parts.events(), parts.decoder(), parts.intake()))
        .register(
            ROOT + "/samples", new SampleResource(parts.samples(), parts.decoder(), parts.intake()))
        .get(ROOT + DOCUMENT, Api::openApi)
        .any(ROOT + "/{+rest}", Api::unknown);
  }

  private void admit(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    var path = request.path().path();
    var open = !path.startsWith(ROOT) || path.equals(ROOT + DOCUMENT);
    if (open || admins.test(request.headers().first(HeaderNames.AUTHORIZATION))) {
      chain.proceed();
      return;
    }
    response.header(HeaderNames.WWW_AUTHENTICATE, "Bearer");
    new ProblemJson(
            401,
            "Unauthorized",
            "An admin token is missing or wrong.",
            "Make one with: tableau-webhooks token new --admin, and send it as Authorization: Bearer.")
        .send(response);
  }

  private static void away(ServerResponse response, StoreUnavailable e) {
    LOG.atWarn().addKeyValue("cause", e.getMessage()).log("The store is away");
    response.header(HeaderNames.RETRY_AFTER, "5");
    new ProblemJson(503, "Service unavailable", "The store is away.", "Try again in a moment.")
        .send(response);
  }

  private static void unreadable(ServerRequest request, ServerResponse response, Exception e) {
    ProblemJson.badRequest("The request cannot be read.", "See /api/v1/openapi.json.")
        .send(response);
  }

  private static void bug(ServerRequest request, ServerResponse response, Exception e) {
    LOG.atError()
        .addKeyValue("method", request.prologue().method())
        .setCause(e)
        .log("A request met a bug");
    new ProblemJson(
            500, "Internal error", "The server met a bug.", "Look at the log and report it.")
        .send(response);
  }

  private static void unknown(ServerRequest request, ServerResponse response) {
    ProblemJson.notFound("such resource", request.path().path(), "See /api/v1/openapi.json.")
        .send(response);
  }

  private static void openApi(ServerRequest request, ServerResponse response) {
    try (var document = Api.class.getResourceAsStream("openapi.json")) {
      response
          .status(Status.OK_200)
          .header(HeaderNames.CONTENT_TYPE, "application/json")
          .send(Objects.requireNonNull(document, "openapi.json").readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read openapi.json from the jar", e);
    }
  }
}
