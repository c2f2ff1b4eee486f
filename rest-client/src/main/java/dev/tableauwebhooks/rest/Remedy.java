package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.Credentials.ConnectedApp;
import dev.tableauwebhooks.rest.Credentials.Password;
import dev.tableauwebhooks.rest.Credentials.PersonalAccessToken;
import dev.tableauwebhooks.rest.Credentials.UnifiedAccessToken;
import dev.tableauwebhooks.rest.RestMethod.Scope;
import dev.tableauwebhooks.rest.TableauProblem.ErrorText;
import dev.tableauwebhooks.rest.TableauProblem.Kind;

/** What a person should do about an error of Tableau. */
final class Remedy {
  private final Options options;
  private final Scope scope;

  Remedy(Options options, Scope scope) {
    this.options = options;
    this.scope = scope;
  }

  String of(Kind kind, ErrorText error) {
    return switch (kind) {
      case SIGN_IN_REFUSED -> signIn();
      case UNAUTHORIZED -> unauthorized();
      case FORBIDDEN -> forbidden(error);
      case NOT_FOUND -> notFound(error);
      case CONFLICT -> conflict(error);
      case REJECTED -> rejected(error);
      case TOO_MANY_REQUESTS, SERVER_TROUBLE -> "";
    };
  }

  private String signIn() {
    var check =
        switch (options.credentials()) {
          case PersonalAccessToken _ ->
              "Check the name and secret of the token; make a new one if it has expired (after 15"
                  + " days without use, or by the site's rule)";
          case Password _ ->
              "Check the user name and password; a user with multi-factor sign-in needs a personal"
                  + " access token";
          case ConnectedApp _ ->
              "Check that the connected app and its secret are enabled, that the user exists"
                  + " (case-sensitive), and that this machine's clock is right";
          case UnifiedAccessToken _ ->
              "Check that issuer, key ID and tenant are those that were registered, that the user"
                  + " exists, and that this machine's clock is right";
        };
    return "%s; check that site '%s' exists.".formatted(check, options.site());
  }

  private String unauthorized() {
    return switch (options.credentials()) {
      case ConnectedApp _ when scope.name().isEmpty() ->
          "Use a personal access token: Tableau lists no scope of a connected app for this call.";
      case ConnectedApp _ ->
          scope.isGuessed()
              ? ("Add the scope '%s' to the scopes of the connected app; Tableau does not document"
                      + " it, so if that does not help, use a personal access token.")
                  .formatted(scope.name())
              : "Add the scope '%s' to the scopes of the connected app.".formatted(scope.name());
      case UnifiedAccessToken _ ->
          "Add the scope of the call%s to the scopes of the token."
              .formatted(scope.name().isEmpty() ? "" : ", '" + scope.name() + "',");
      case PersonalAccessToken _ ->
          "Make sure that no other program signs in with this token: each sign-in ends the session"
              + " before it.";
      case Password _ -> "Check that the user may use the REST API.";
    };
  }

  private String forbidden(ErrorText error) {
    return switch (error.code()) {
      case "403157" -> "Enable the feature on the site, if its licence includes it.";
      case "403070" -> "Nothing to do: the session is on that site already.";
      case "403069" -> "Sign in as a server administrator.";
      default ->
          "Give the user of the %s the permission, or sign in as a site administrator."
              .formatted(options.credentials());
    };
  }

  private static String notFound(ErrorText error) {
    return error.code().equals("404003")
        ? "Check the server's URL and the version of the REST API that is set."
        : "Check that the object still exists and that the user may see it.";
  }

  private static String rejected(ErrorText error) {
    return switch (error.code()) {
      case "400009" -> "Check the names of the capabilities, and what the object can grant.";
      case "400031" -> "Nothing to do if the job has ended: Tableau forgets jobs soon.";
      case "400113" -> "Check that the webhook still exists and is enabled.";
      case "400127" -> "Give a reason only for a webhook that is switched off.";
      default -> "Check the values that were sent.";
    };
  }

  private static String conflict(ErrorText error) {
    return switch (error.code()) {
      case "409000", "409017" -> "Nothing to do if the user is meant to be on the site.";
      case "409004" -> "Choose a schedule that is made for this.";
      case "409093" -> "Wait: a refresh of this object is already queued.";
      default -> "Change what conflicts, for example the name.";
    };
  }
}
