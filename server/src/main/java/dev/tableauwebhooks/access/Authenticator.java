package dev.tableauwebhooks.access;

import dev.tableauwebhooks.access.Decision.Denied;
import dev.tableauwebhooks.access.Decision.Granted;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Decides who may come in, before anything else of a request is read. Safe for many threads; asks
 * the store nothing.
 */
public final class Authenticator {
  /** Longer than any token; spares us to hash what a stranger makes up. */
  private static final int LONGEST = 1024;

  private static final String BEARER = "Bearer ";
  private static final String BASIC = "Basic ";

  private final AccessRules rules;
  private final TokenDirectory directory;
  private final Map<TokenHash, String> configured = new HashMap<>();
  private final Optional<byte[]> basic;

  public Authenticator(AccessRules rules, TokenDirectory directory) {
    this.rules = rules;
    this.directory = directory;
    for (var token : rules.tokens()) {
      configured.put(TokenHash.of(token.reveal()), TokenText.masked(token.reveal()));
    }
    this.basic =
        rules.basic().map(known -> digest(known.username() + ":" + known.password().reveal()));
  }

  /**
   * Decides by the token in the path if there is one, otherwise by the header.
   *
   * @param pathToken the last part of {@code /webhook/{token}}, decoded
   * @param authorization the header of that name: {@code Bearer} and a token, or {@code Basic}
   */
  public Decision authenticate(Optional<String> pathToken, Optional<String> authorization) {
    if (pathToken.isPresent()) {
      return byToken(pathToken.get());
    }
    if (authorization.isPresent()) {
      return byHeader(authorization.get());
    }
    return rules.open() ? new Granted("anonymous", Optional.empty()) : new Denied("no credentials");
  }

  private Decision byHeader(String header) {
    if (header.length() > LONGEST) {
      return new Denied("oversized credentials");
    }
    if (startsWith(header, BEARER)) {
      return byToken(header.substring(BEARER.length()).strip());
    }
    if (startsWith(header, BASIC)) {
      return byPassword(header.substring(BASIC.length()).strip());
    }
    return new Denied("credentials that are neither a token nor a password");
  }

  private static boolean startsWith(String header, String scheme) {
    return header.regionMatches(true, 0, scheme, 0, scheme.length());
  }

  private Decision byToken(String token) {
    if (token.length() > LONGEST) {
      return new Denied("oversized credentials");
    }
    var hash = TokenHash.of(token);
    var masked = configured.get(hash);
    if (masked != null) {
      return new Granted("configured token (%s)".formatted(masked), Optional.empty());
    }
    return directory
        .find(rules.kind(), hash)
        .<Decision>map(entry -> new Granted(entry.name(), entry.site()))
        .orElseGet(() -> new Denied("unknown token"));
  }

  private Decision byPassword(String encoded) {
    if (basic.isEmpty()) {
      return new Denied("a password, which the configuration does not provide for");
    }
    try {
      var given = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      if (MessageDigest.isEqual(digest(given), basic.get())) {
        var username = given.substring(0, given.indexOf(':'));
        return new Granted("user '%s'".formatted(username), Optional.empty());
      }
      return new Denied("wrong user name or password");
    } catch (IllegalArgumentException _) {
      return new Denied("a password that is not Base64");
    }
  }

  private static byte[] digest(String text) {
    return Digests.sha256(text.getBytes(StandardCharsets.UTF_8));
  }
}
