package dev.tableauwebhooks.app;

import dev.tableauwebhooks.access.AccessException;
import dev.tableauwebhooks.access.AccessRules;
import dev.tableauwebhooks.access.Authenticator;
import dev.tableauwebhooks.access.Decision;
import dev.tableauwebhooks.access.ServerKey;
import dev.tableauwebhooks.access.SiteTokens;
import dev.tableauwebhooks.access.TokenDirectory;
import dev.tableauwebhooks.access.TokenKind;
import dev.tableauwebhooks.access.Tokens;
import dev.tableauwebhooks.config.Configuration;
import dev.tableauwebhooks.config.Environment;
import dev.tableauwebhooks.config.IngestSettings.Unauthenticated;
import dev.tableauwebhooks.config.SiteSettings;
import dev.tableauwebhooks.event.TableauEvent;
import dev.tableauwebhooks.ingest.Gate;
import dev.tableauwebhooks.site.Sites;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who may post events and who may administer. */
final class Access implements Gate {
  private final Authenticator senders;
  private final Authenticator admins;
  private final Tokens tokens;
  private final SiteTokens siteTokens;
  private final Sites sites;

  private Access(
      Authenticator senders,
      Authenticator admins,
      Tokens tokens,
      SiteTokens siteTokens,
      Sites sites) {
    this.senders = senders;
    this.admins = admins;
    this.tokens = tokens;
    this.siteTokens = siteTokens;
    this.sites = sites;
  }

  static Access of(Configuration configuration, Storage storage, Sites sites, InstantSource clock) {
    var siteTokens = siteTokens(configuration, storage);
    var names = configuration.sites().stream().map(SiteSettings::name).collect(Collectors.toSet());
    var directory =
        new TokenDirectory(storage.tokens(), siteTokens, names, clock, Thread::startVirtualThread);
    return new Access(
        new Authenticator(ingestRules(configuration), directory),
        new Authenticator(adminRules(configuration), directory),
        new Tokens(storage.tokens(), clock),
        siteTokens,
        sites);
  }

  static SiteTokens siteTokens(Configuration configuration, Storage storage) {
    return new SiteTokens(key(configuration, storage), storage.tokens());
  }

  static ServerKey key(Configuration configuration, Storage storage) {
    return configuration
        .server()
        .key()
        .map(ServerKey::of)
        .orElseGet(() -> keyOfFolder(storage.dataDir()));
  }

  private static ServerKey keyOfFolder(Path dataDir) {
    try {
      return ServerKey.inFile(dataDir.resolve("server.key"));
    } catch (AccessException e) {
      throw StartFailed.because(e);
    }
  }

  private static AccessRules ingestRules(Configuration configuration) {
    var ingest = configuration.ingest();
    return new AccessRules(
        TokenKind.INGEST,
        ingest.tokens(),
        ingest.basic().map(b -> new AccessRules.Basic(b.username(), b.password())),
        ingest.unauthenticated() != Unauthenticated.DENY);
  }

  private static AccessRules adminRules(Configuration configuration) {
    return new AccessRules(
        TokenKind.ADMIN,
        configuration.server().adminTokens(),
        Optional.empty(),
        configuration.environment() == Environment.DEVELOPMENT);
  }

  /** What the webhooks of the sites carry. */
  SiteTokens siteTokens() {
    return siteTokens;
  }

  /** Whether the store holds a valid token for posting events. */
  boolean hasStoredIngestToken() {
    return tokens.hasValid(TokenKind.INGEST);
  }

  @Override
  public Optional<Sender> admit(Optional<String> pathToken, Optional<String> authorization) {
    return switch (senders.authenticate(pathToken, authorization)) {
      case Decision.Granted(var principal, var site) -> Optional.of(new Sender(principal, site));
      case Decision.Denied _ -> Optional.empty();
    };
  }

  @Override
  public Optional<String> siteOf(TableauEvent event) {
    return sites.nameOf(event);
  }

  /** Whether the value of an {@code Authorization} header may administer. */
  boolean mayAdminister(Optional<String> authorization) {
    return admins.authenticate(Optional.empty(), authorization) instanceof Decision.Granted;
  }
}
