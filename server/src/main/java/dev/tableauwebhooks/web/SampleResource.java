package dev.tableauwebhooks.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tableauwebhooks.codec.CanonicalBody;
import dev.tableauwebhooks.codec.Decoded;
import dev.tableauwebhooks.codec.EventDecoder;
import dev.tableauwebhooks.codec.EventNames;
import dev.tableauwebhooks.codec.Json;
import dev.tableauwebhooks.codec.SampleEvents;
import dev.tableauwebhooks.event.TableauEvent;
import dev.tableauwebhooks.run.EventLog.Receipt;
import dev.tableauwebhooks.run.Intake;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code /api/v1/samples}: sends a realistic event through the intake. */
final class SampleResource implements HttpService {
  private final SampleEvents samples;
  private final EventDecoder decoder;
  private final Intake intake;

  SampleResource(SampleEvents samples, EventDecoder decoder, Intake intake) {
    this.samples = samples;
    this.decoder = decoder;
    this.intake = intake;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.get("/{type}", this::show).post("/{type}", this::send);
  }

  private void show(ServerRequest request, ServerResponse response) {
    Page.send(response, Json.readBody(sample(request, Map.of()).getBytes(UTF_8)));
  }

  private void send(ServerRequest request, ServerResponse response) throws InterruptedException {
    var body = sample(request, fields(request)).getBytes(UTF_8);
    var event = event(body);
    var hash = HexFormat.of().parseHex(CanonicalBody.hash(body));
    var receipt = intake.accept(event, new Parameters(request).text("site"), body, hash, false);
    response.status(Status.ACCEPTED_202);
    Page.send(response, Map.of("id", receipt.id().value(), "status", word(event, receipt)));
  }

  private TableauEvent event(byte[] body) {
    return switch (decoder.decode(body)) {
      case Decoded.Event(var event) -> event;
      case Decoded.Test(var event) -> event;
      case Decoded.Odd(var reason) ->
          throw new ProblemJson.Rejected(
              ProblemJson.badRequest(reason, "Change the fields that you override."));
    };
  }

  private static String word(TableauEvent event, Receipt receipt) {
    return switch (receipt) {
      case Receipt.Accepted _ -> event instanceof TableauEvent.Test ? "test" : "accepted";
      case Receipt.Duplicate _ -> "duplicate";
      case Receipt.SetAside _ -> "quarantined";
    };
  }

  private String sample(ServerRequest request, Map<String, String> fields) {
    var name = request.path().pathParameters().get("type");
    return samples.find(name, fields).orElseThrow(() -> new ProblemJson.Rejected(unknown(name)));
  }

  private static ProblemJson unknown(String name) {
    var known = String.join(", ", EventNames.all());
    return ProblemJson.notFound("event type", name, "Use one of: " + known + ", Test.");
  }

  private static Map<String, String> fields(ServerRequest request) {
    var text = new Parameters(request).body();
    if (text.isBlank()) {
      return Map.of();
    }
    try {
      var fields = new LinkedHashMap<String, String>();
      Json.readObject(text)
          .forEach((key, value) ->
              fields.put(key, Optional.ofNullable(value).map(String::valueOf).orElse("")));
      return fields;
    } catch (Json.Malformed e) {
      throw new ProblemJson.Rejected(
          ProblemJson.badRequest(String.valueOf(e.getMessage()), "Send a JSON object of fields."));
    }
  }
}
