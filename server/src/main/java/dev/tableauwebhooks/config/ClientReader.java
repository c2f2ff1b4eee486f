package dev.tableauwebhooks.config;

import static dev.tableauwebhooks.config.KnownVariable.PORT;
import static dev.tableauwebhooks.config.KnownVariable.TABLEAU_WEBHOOKS_ADMIN_TOKEN;
import static dev.tableauwebhooks.config.KnownVariable.TABLEAU_WEBHOOKS_URL;

import java.net.URI;
import java.util.Set;

/** Reads how a command reaches a running server. */
final class ClientReader {
  /** Where a server listens that this machine can reach under the name of itself. */
  private static final Set<String> HERE = Set.of("0.0.0.0", "::", "127.0.0.1", "::1", "localhost");

  private final Section root;
  private final Variables variables;
  private final Values values;

  ClientReader(Section root) {
    this.root = root;
    this.variables = root.reading().variables();
    this.values = new Values(root.reading().problems());
  }

  ClientSettings client() {
    var token = variables.find(TABLEAU_WEBHOOKS_ADMIN_TOKEN).flatMap(values::token);
    var url = variables.find(TABLEAU_WEBHOOKS_URL);
    var server =
        url.isPresent()
            ? values.address(url.get(), "http://localhost:8000").orElse(local())
            : local();
    return new ClientSettings(server, token);
  }

  private URI local() {
    var section = root.section("server");
    var host = section.text("host").map(given -> given.text().strip()).orElse("localhost");
    var port = section.text("port", PORT).flatMap(given -> values.wholeNumber(given, 1, 65_535));
    var name = HERE.contains(host) ? "localhost" : host.contains(":") ? "[" + host + "]" : host;
    return URI.create("http://%s:%d".formatted(name, port.orElse(ServerSettings.DEFAULT_PORT)));
  }
}
