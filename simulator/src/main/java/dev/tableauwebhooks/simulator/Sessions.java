package dev.tableauwebhooks.simulator;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The live sessions. A personal access token has one: signing in with it again, to whatever site,
 * ends the one before, whose next call is refused. Passwords and JWTs may have many.
 *
 * @see <a
 *     href="https://help.tableau.com/current/server/en-us/security_personal_access_tokens.htm">Personal
 *     Access Tokens</a>
 */
final class Sessions {

  private final Map<String, Session> byToken = new HashMap<>();
  private final SecureRandom random = new SecureRandom();
  private final Duration lifetime;
  private final InstantSource clock;

  Sessions(Duration lifetime, InstantSource clock) {
    this.lifetime = lifetime;
    this.clock = clock;
  }

  Duration lifetime() {
    return lifetime;
  }

  synchronized Session open(Identity identity, Site site, User user) {
    identity
        .patName()
        .ifPresent(pat ->
            byToken
                .values()
                .removeIf(session -> session.patName().filter(pat::equals).isPresent()));
    var session =
        new Session(
            newToken(site),
            site.luid(),
            user.luid(),
            identity.account(),
            identity.patName(),
            identity.scopes(),
            clock.instant().plus(lifetime));
    byToken.put(session.token(), session);
    return session;
  }

  synchronized Optional<Session> find(String token) {
    var session = Optional.ofNullable(byToken.get(token));
    if (session.filter(live -> !live.endsAt().isAfter(clock.instant())).isPresent()) {
      byToken.remove(token);
      return Optional.empty();
    }
    return session;
  }

  synchronized void close(String token) {
    byToken.remove(token);
  }

  synchronized void closeAll() {
    byToken.clear();
  }

  synchronized void closeAllOfToken(String patName) {
    byToken.values().removeIf(session -> session.patName().filter(patName::equals).isPresent());
  }

  synchronized int size() {
    return byToken.size();
  }

  /** Tableau Cloud's form: two opaque parts and the LUID of the site. */
  private String newToken(Site site) {
    return randomPart(16) + "|" + randomPart(24) + "|" + site.luid();
  }

  private String randomPart(int bytes) {
    var part = new byte[bytes];
    random.nextBytes(part);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(part);
  }
}
