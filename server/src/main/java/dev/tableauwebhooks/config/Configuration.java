package dev.tableauwebhooks.config;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * Everything that can be set, checked and with defaults filled in.
 *
 * @param names {@code env}, {@code secrets} and {@code connections}
 */
public record Configuration(
    Environment environment,
    ServerSettings server,
    IngestSettings ingest,
    StorageSettings storage,
    List<SiteSettings> sites,
    WebhookSettings webhooks,
    OutgoingSettings outgoing,
    LoggingSettings logging,
    RunSettings runs,
    ReconcileSettings reconcile,
    WorkflowNames names) {
  public Configuration {
    requireNonNull(environment, "environment");
    requireNonNull(server, "server");
    requireNonNull(ingest, "ingest");
    requireNonNull(storage, "storage");
    sites = List.copyOf(sites);
    requireNonNull(webhooks, "webhooks");
    requireNonNull(outgoing, "outgoing");
    requireNonNull(logging, "logging");
    requireNonNull(runs, "runs");
    requireNonNull(reconcile, "reconcile");
    requireNonNull(names, "names");
  }

  /**
   * What keeps the server from starting because nobody could post to it: neither a token nor a
   * password, where credentials are demanded, and no site whose webhooks carry a token of its own.
   *
   * @param tokensInStore whether the store holds a token for webhooks that is still valid
   */
  public Optional<ConfigurationProblem> missingIngestCredentials(boolean tokensInStore) {
    var open = ingest.unauthenticated() != IngestSettings.Unauthenticated.DENY;
    var sitesHaveTokens = webhooks.manage() && !sites.isEmpty();
    if (open || tokensInStore || sitesHaveTokens || ingest.hasCredentials()) {
      return Optional.empty();
    }
    return Optional.of(
        new ConfigurationProblem(
            new Place.Variable(KnownVariable.TABLEAU_WEBHOOKS_TOKENS.name()),
            "Nobody could post an event: there is neither a token nor a password for webhooks.",
            "Make a token with: tableau-webhooks token new, or set TABLEAU_WEBHOOKS_TOKENS."));
  }
}
