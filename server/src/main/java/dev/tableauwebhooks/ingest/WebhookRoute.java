package dev.tableauwebhooks.ingest;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.tableauwebhooks.codec.CanonicalBody;
import dev.tableauwebhooks.codec.Decoded;
import dev.tableauwebhooks.codec.EventDecoder;
import dev.tableauwebhooks.event.TableauEvent;
import dev.tableauwebhooks.ingest.BodyReader.Body;
import dev.tableauwebhooks.ingest.Gate.Sender;
import dev.tableauwebhooks.run.EventLog.Receipt;
import dev.tableauwebhooks.run.Intake;
import dev.tableauwebhooks.run.StoreUnavailable;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /webhook} and {@code POST /webhook/{token}}.
 *
 * <p>Whoever is authenticated never gets a 4xx for an odd body, which would make Tableau repeat it
 * and then switch the webhook off: it is set aside and answered 202. The exceptions are a body that
 * is too large or too slow. A store that cannot write gets 503, so that Tableau sends it again.
 */
public final class WebhookRoute {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookRoute.class);
  private static final Header JSON =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "application/json");
  private static final Header PROBLEM =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "application/problem+json");
  private static final Header ALLOW = HeaderValues.createCached(HeaderNames.ALLOW, "POST");
  private static final Header RETRY_AFTER = HeaderValues.createCached(HeaderNames.RETRY_AFTER, "5");
  private static final Header CHALLENGE =
      HeaderValues.createCached(HeaderNames.WWW_AUTHENTICATE, "Basic realm=\"webhook\"");

  private final Gate gate;
  private final EventDecoder decoder;
  private final Intake intake;
  private final IngestListener listener;
  private final Limits limits;
  private final BodyReader reader;

  public WebhookRoute(
      Gate gate, EventDecoder decoder, Intake intake, IngestListener listener, Limits limits) {
    this.gate = gate;
    this.decoder = decoder;
    this.intake = intake;
    this.listener = listener;
    this.limits = limits;
    this.reader = new BodyReader(limits.mostBytes(), limits.patience());
  }

  /**
   * What a POST may cost.
   *
   * @param mostBytes a larger body is refused
   * @param patience a body that takes longer is refused
   * @param mayForce whether {@code ?force=true} takes a duplicate again
   */
  public record Limits(int mostBytes, Duration patience, boolean mayForce) {}

  public void routing(HttpRouting.Builder routing) {
    routing
        .any("/webhook", this::handle)
        .any("/webhook/", this::handle)
        .any("/webhook/{token}", this::handle);
  }

  private void handle(ServerRequest request, ServerResponse response) throws InterruptedException {
    if (!request.prologue().method().equals(Method.POST)) {
      listener.refused("method");
      response.header(ALLOW);
      refuse(response, Status.METHOD_NOT_ALLOWED_405, "Tableau posts its events.", "Use POST.");
      return;
    }
    var token = request.path().pathParameters().first("token").asOptional();
    var authorization = request.headers().first(HeaderNames.AUTHORIZATION);
    var sender = gate.admit(token, authorization);
    if (sender.isEmpty()) {
      listener.refused("credentials");
      response.header(CHALLENGE);
      var fix = "Make a token with: tableau-webhooks token new";
      refuse(response, Status.UNAUTHORIZED_401, "The credentials are missing or wrong.", fix);
      return;
    }
    switch (reader.read(request)) {
      case Body.TooLarge _ -> tooLarge(response);
      case Body.TooSlow _ -> {
        listener.refused("slow");
        response.header(HeaderValues.CONNECTION_CLOSE);
        var what = "The body did not arrive in time.";
        refuse(response, Status.REQUEST_TIMEOUT_408, what, "Send it faster.");
      }
      case Body.Whole(var bytes) -> take(request, response, sender.get(), bytes);
    }
  }

  private void tooLarge(ServerResponse response) {
    listener.refused("size");
    response.header(HeaderValues.CONNECTION_CLOSE);
    refuse(
        response,
        Status.REQUEST_ENTITY_TOO_LARGE_413,
        "The body is larger than %d bytes.".formatted(limits.mostBytes()),
        "Raise ingest.maxBodyBytes, if Tableau really sends such events.");
  }

  private void take(ServerRequest request, ServerResponse response, Sender sender, byte[] body)
      throws InterruptedException {
    try {
      switch (decoder.decode(body)) {
        case Decoded.Event(var event) -> takeEvent(request, response, sender, event, body);
        case Decoded.Test(var event) -> {
          var site = sender.site().or(() -> gate.siteOf(event));
          answer(response, intake.accept(event, site, body, hash(body), false), "test");
        }
        case Decoded.Odd(var reason) -> setAside(response, sender, body, reason);
      }
    } catch (StoreUnavailable e) {
      LOG.atError().addKeyValue("cause", e.getMessage()).log("Could not store an event");
      listener.refused("store");
      response.header(RETRY_AFTER);
      refuse(
          response,
          Status.SERVICE_UNAVAILABLE_503,
          "The event could not be stored, so it was not accepted.",
          "Send it again later.");
    }
  }

  private void takeEvent(
      ServerRequest request,
      ServerResponse response,
      Sender sender,
      TableauEvent event,
      byte[] body)
      throws InterruptedException {
    if (event instanceof TableauEvent.Internal && !limits.mayForce()) {
      var reason = "Tableau has no event '%s'; only this server raises it.".formatted(event.type());
      setAside(response, sender, body, reason);
      return;
    }
    var said = gate.siteOf(event);
    if (sender.site().isPresent() && said.isPresent() && !said.equals(sender.site())) {
      var reason =
          "The token belongs to site '%s', but the event comes from site '%s'."
              .formatted(sender.site().get(), said.get());
      setAside(response, sender, body, reason);
      return;
    }
    var site = sender.site().isPresent() ? sender.site() : said;
    answer(response, intake.accept(event, site, body, hash(body), force(request)), "accepted");
  }

  private void setAside(ServerResponse response, Sender sender, byte[] body, String reason)
      throws InterruptedException {
    LOG.atWarn()
        .addKeyValue("sender", sender.label())
        .addKeyValue("reason", reason)
        .log("Set a body aside");
    answer(response, intake.setAside(sender.site(), body, hash(body), reason), "quarantined");
  }

  private static byte[] hash(byte[] body) {
    return HexFormat.of().parseHex(CanonicalBody.hash(body));
  }

  private boolean force(ServerRequest request) {
    return limits.mayForce()
        && !request.query().isEmpty()
        && request.query().first("force").asOptional().filter("true"::equals).isPresent();
  }

  private void answer(ServerResponse response, Receipt receipt, String word) {
    var outcome = receipt instanceof Receipt.Duplicate ? "duplicate" : word;
    listener.answered(outcome);
    var hint =
        receipt instanceof Receipt.Duplicate && limits.mayForce()
            ? ",\"hint\":\"The same body was accepted before; add ?force=true to send it again.\""
            : "";
    // Identifiers and outcomes are our own words and need no escaping.
    var json = "{\"id\":\"%s\",\"status\":\"%s\"%s}".formatted(receipt.id(), outcome, hint);
    response.status(Status.ACCEPTED_202).header(JSON).send(json.getBytes(US_ASCII));
  }

  private static void refuse(ServerResponse response, Status status, String what, String fix) {
    var json =
        "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\",\"fix\":\"%s\"}"
            .formatted(status.reasonPhrase(), status.code(), what, fix);
    response.status(status).header(PROBLEM).send(json.getBytes(US_ASCII));
  }
}
