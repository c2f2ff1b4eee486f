package dev.tableauwebhooks.web;

import dev.tableauwebhooks.codec.CanonicalBody;
import dev.tableauwebhooks.codec.Decoded;
import dev.tableauwebhooks.codec.EventDecoder;
import dev.tableauwebhooks.event.TableauEvent;
import dev.tableauwebhooks.run.EventId;
import dev.tableauwebhooks.run.EventLog;
import dev.tableauwebhooks.run.EventLog.Quarantined;
import dev.tableauwebhooks.run.Intake;
import dev.tableauwebhooks.web.Views.QuarantineView;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.HexFormat;
import java.util.Map;

/** {@code /api/v1/quarantine}: bodies that were no events. */
final class QuarantineResource implements HttpService {
  private final EventLog events;
  private final EventDecoder decoder;
  private final Intake intake;

  QuarantineResource(EventLog events, EventDecoder decoder, Intake intake) {
    this.events = events;
    this.decoder = decoder;
    this.intake = intake;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.get("/", this::list).get("/{id}", this::show).post("/{id}/replay", this::replay);
  }

  private void list(ServerRequest request, ServerResponse response) throws InterruptedException {
    var parameters = new Parameters(request);
    var limit = parameters.limit();
    var found = events.quarantined(limit + 1, parameters.text("after").map(EventId::new));
    var next = Page.next(found, limit, odd -> odd.id().value());
    var views = Page.shown(found, limit).stream().map(QuarantineView::of).toList();
    Page.send(response, "quarantine", views, next);
  }

  private void show(ServerRequest request, ServerResponse response) throws InterruptedException {
    var id = new EventId(request.path().pathParameters().get("id"));
    var odd = events.findQuarantined(id);
    if (odd.isEmpty()) {
      notFound(id).send(response);
      return;
    }
    Page.send(response, QuarantineView.of(odd.get()));
  }

  private static ProblemJson notFound(EventId id) {
    return ProblemJson.notFound(
        "quarantined body", id.value(), "List them with GET /api/v1/quarantine.");
  }

  /** Reads the body again, which a newer release may understand. */
  private void replay(ServerRequest request, ServerResponse response) throws InterruptedException {
    var id = new EventId(request.path().pathParameters().get("id"));
    var odd = events.findQuarantined(id);
    if (odd.isEmpty()) {
      notFound(id).send(response);
      return;
    }
    switch (decoder.decode(odd.get().body())) {
      case Decoded.Event(var event) -> release(odd.get(), event, response);
      case Decoded.Test(var event) -> release(odd.get(), event, response);
      case Decoded.Odd(var reason) ->
          ProblemJson.conflict(
                  "The body is still no event: " + reason,
                  "Upgrade to a release that understands it, or send the event again by hand.")
              .send(response);
    }
  }

  private void release(Quarantined odd, TableauEvent event, ServerResponse response)
      throws InterruptedException {
    var hash = HexFormat.of().parseHex(CanonicalBody.hash(odd.body()));
    var receipt = intake.accept(event, odd.site(), odd.body(), hash, true);
    events.released(odd.id(), receipt.id());
    response.status(Status.ACCEPTED_202);
    Page.send(response, Map.of("id", receipt.id().value()));
  }
}
