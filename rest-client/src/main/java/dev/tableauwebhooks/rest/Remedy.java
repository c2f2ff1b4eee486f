package dev.tableauwebhooks.rest;

import dev.tableauwebhooks.rest.Credentials.ConnectedApp;
import dev.tableauwebhooks.rest.Credentials.Password;
import dev.tableauwebhooks.rest.Credentials.PersonalAccessToken;
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
      case REJECTED -> "Check the values that were sent.";
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

  private static String conflict(ErrorText error) {
    return error.code().equals("409093")
        ? "Wait: a refresh of this object is already queued."
        : "Change what conflicts, for example the name.";
  }
}
